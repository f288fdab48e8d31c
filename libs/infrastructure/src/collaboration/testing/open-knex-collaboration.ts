import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexConversationDirectory } from '../knex-conversation-directory.js';
import { KnexConversationRepository } from '../knex-conversation-repository.js';
import { KnexLiveEventLog } from '../knex-live-event-log.js';
import { KnexLiveEvents } from '../knex-live-events.js';
import { KnexMessageDirectory } from '../knex-message-directory.js';
import { KnexMessageRepository } from '../knex-message-repository.js';
import { KnexNotificationDirectory } from '../knex-notification-directory.js';
import { KnexNotificationRepository } from '../knex-notification-repository.js';
import { KnexPeople } from '../knex-people.js';

export type KnexCollaboration = Awaited<ReturnType<typeof openKnexCollaboration>>;

/** The adapters of collaboration over one new database, which `close` drops. */
export async function openKnexCollaboration() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 6, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    people: new KnexPeople(database),
    conversations: new KnexConversationRepository(database),
    conversationDirectory: new KnexConversationDirectory(database),
    messages: new KnexMessageRepository(database),
    messageDirectory: new KnexMessageDirectory(database),
    notifications: new KnexNotificationRepository(database),
    notificationDirectory: new KnexNotificationDirectory(database),
    live: new KnexLiveEvents(database),
    liveLog: new KnexLiveEventLog(database),
    addPerson: async (name = 'Somebody'): Promise<number> => {
      const username = uniqueText('person');
      const person = { email: `${username}@example.org`, username, name, status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(person).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The person was not returned');
      return added.id;
    },
    closeAccount: async (userId: number): Promise<void> => {
      await database.sql('users').where({ id: userId }).update({ status: 'SUSPENDED' });
    },
    /** How many statements wait for what another transaction holds. */
    waiting: async (): Promise<number> => {
      const waiting = database.root('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()');
      return (await waiting.select<object[]>('pid')).length;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
