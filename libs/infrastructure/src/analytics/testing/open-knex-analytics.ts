import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexDashboardFigures } from '../knex-dashboard-figures.js';
import { KnexOrderDirectory } from '../knex-order-directory.js';
import { KnexOrderRepository } from '../knex-order-repository.js';
import { KnexRollups } from '../knex-rollups.js';
import { KnexTaskDirectory } from '../knex-task-directory.js';
import { KnexTaskRepository } from '../knex-task-repository.js';
import { KnexVisitLog } from '../knex-visit-log.js';
import { KnexVisitPartitions } from '../knex-visit-partitions.js';

export type KnexAnalytics = Awaited<ReturnType<typeof openKnexAnalytics>>;

/** The adapters of analytics over one new database, which `close` drops. */
export async function openKnexAnalytics() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    orders: new KnexOrderRepository(database),
    orderDirectory: new KnexOrderDirectory(database),
    tasks: new KnexTaskRepository(database),
    taskDirectory: new KnexTaskDirectory(database),
    visits: new KnexVisitLog(database),
    partitions: new KnexVisitPartitions(database),
    rollups: new KnexRollups(database),
    figures: new KnexDashboardFigures(database),
    addUser: async (): Promise<number> => {
      const username = uniqueText('user');
      const user = { email: `${username}@example.org`, username, name: 'A user', status: 'ACTIVE', password_hash: 'none' };
      const [added] = await database.sql('users').insert(user).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The user was not returned');
      return added.id;
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
