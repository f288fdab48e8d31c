import { uniqueText } from '@halolight/application/kernel/testing';
import { MOST_MESSAGES } from '@halolight/domain/assistant';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexAnswerFeed } from '../knex-answer-feed.js';
import { KnexAnswerLedger } from '../knex-answer-ledger.js';
import { KnexAssistantConversations } from '../knex-assistant-conversations.js';
import { KnexAssistantDirectory } from '../knex-assistant-directory.js';

export type KnexAssistant = Awaited<ReturnType<typeof openKnexAssistant>>;

/** The adapters of the assistant over one new database, which `close` drops. */
export async function openKnexAssistant() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    conversations: new KnexAssistantConversations(database),
    answers: new KnexAnswerLedger(database),
    directory: new KnexAssistantDirectory(database),
    feed: new KnexAnswerFeed(database),
    addOwner: async (): Promise<number> => {
      const username = uniqueText('owner');
      const owner = { email: `${username}@example.org`, username, name: 'An owner', status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(owner).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The owner was not returned');
      return added.id;
    },
    suspend: async (ownerId: number): Promise<void> => void (await database.sql('users').where({ id: ownerId }).update({ status: 'SUSPENDED' })),
    loseWriter: async (answerId: number): Promise<void> => {
      const { sql } = database;
      await sql('assistant_messages').where({ id: answerId }).update({ lease_until: sql.raw(`now() - interval '1 second'`) });
    },
    fill: async (conversationId: number): Promise<void> =>
      void (await database.sql('assistant_conversations').where({ id: conversationId }).update({ message_count: MOST_MESSAGES })),
    close: async (): Promise<void> => {
      await database.close();
      await drop();
    },
  };
}
