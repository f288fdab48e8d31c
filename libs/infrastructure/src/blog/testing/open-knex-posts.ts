import type { AuthorView } from '@halolight/application/blog';
import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { BufferedPostViews } from '../buffered-post-views.js';
import { KnexPostDirectory } from '../knex-post-directory.js';
import { KnexPostRepository } from '../knex-post-repository.js';
import { KnexPostStatisticsDirectory } from '../knex-post-statistics-directory.js';
import { KnexPostStatistics } from '../knex-post-statistics.js';

export type KnexPosts = Awaited<ReturnType<typeof openKnexPosts>>;

/** The adapters of posts over one new database, which `close` drops. */
export async function openKnexPosts() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  const statistics = new KnexPostStatistics(database);
  return {
    database,
    databaseUrl,
    unitOfWork: new KnexUnitOfWork(database),
    posts: new KnexPostRepository(database),
    postDirectory: new KnexPostDirectory(database),
    statistics,
    statisticsDirectory: new KnexPostStatisticsDirectory(database),
    views: new BufferedPostViews(statistics, silentLogger),
    addAuthor: async (): Promise<AuthorView> => {
      const username = uniqueText('Author');
      const author = { email: `${username.toLowerCase()}@example.org`, username, name: 'An author', status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(author).returning<AuthorView[]>(['id', 'username', 'name']);
      if (!added) throw new Error('The author was not returned');
      return added;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
