import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexItemDirectory } from '../knex-item-directory.js';
import { KnexItemRepository } from '../knex-item-repository.js';

export type KnexItems = Awaited<ReturnType<typeof openKnexItems>>;

/** The adapters of items over one new database, which `close` drops. */
export async function openKnexItems() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    items: new KnexItemRepository(database),
    itemDirectory: new KnexItemDirectory(database),
    addOwner: async (): Promise<number> => {
      const username = uniqueText('owner');
      const owner = { email: `${username}@example.org`, username, name: 'An owner', status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(owner).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The owner was not returned');
      return added.id;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
