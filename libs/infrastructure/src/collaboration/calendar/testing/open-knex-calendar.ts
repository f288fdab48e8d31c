import { randomBytes } from 'node:crypto';
import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../../kernel/testing/index.js';
import { KnexAttendees } from '../knex-attendees.js';
import { KnexCalendarDirectory } from '../knex-calendar-directory.js';
import { KnexCalendarRepository } from '../knex-calendar-repository.js';
import { KnexFeedTokens } from '../knex-feed-tokens.js';
import { KnexReminderLedger } from '../knex-reminder-ledger.js';

export type KnexCalendar = Awaited<ReturnType<typeof openKnexCalendar>>;

/** The adapters of calendars over one new database, which `close` drops. */
export async function openKnexCalendar() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 6, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    events: new KnexCalendarRepository(database),
    attendees: new KnexAttendees(database),
    calendarDirectory: new KnexCalendarDirectory(database),
    ledger: new KnexReminderLedger(database),
    feedTokens: new KnexFeedTokens(database),
    addUser: async (...permissions: string[]): Promise<number> => {
      const username = uniqueText('user');
      const user = { email: `${username}@example.org`, username, name: 'A user', status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(user).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The user was not returned');
      for (const permission of permissions) await database.sql('user_permissions').insert({ user_id: added.id, permission });
      return added.id;
    },
    addSession: async (userId: number): Promise<number> => {
      const [at, until] = [new Date(), new Date(Date.now() + 3_600_000)];
      const session = { user_id: userId, family_hash: randomBytes(32), token_hash: randomBytes(32), created_at: at, last_used_at: at, expires_at: until };
      const [added] = await database.sql('sessions').insert(session).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The session was not returned');
      return added.id;
    },
    endSession: async (sessionId: number): Promise<void> => {
      await database.sql('sessions').where({ id: sessionId }).update({ revoked_at: new Date(), revocation_reason: 'signed-out' });
    },
    closeUser: async (userId: number): Promise<void> => {
      await database.sql('users').where({ id: userId }).update({ deleted_at: database.sql.fn.now(), status: 'INACTIVE' });
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
