import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexBookDirectory } from '../knex-book-directory.js';
import { KnexBookRepository } from '../knex-book-repository.js';

export type KnexBooks = Awaited<ReturnType<typeof openKnexBooks>>;

/** The adapters of books over one new database, which `close` drops. */
export async function openKnexBooks() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    database,
    unitOfWork: new KnexUnitOfWork(database),
    books: new KnexBookRepository(database),
    bookDirectory: new KnexBookDirectory(database),
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
