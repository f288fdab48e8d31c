import type { Logger } from '@halolight/application/kernel';
import knex, { type Knex } from 'knex';
import { knexLog } from '../database/knex-log.js';
import { withMigrationLock } from './migration-lock.js';

/** Lends a connection of its own without time limits, while no other process migrates the same database; waits for one that does. */
export async function withMigrationConnection<T>(
  databaseUrl: string,
  logger: Logger,
  use: (database: Knex) => Promise<T>,
  migrations: Knex.MigratorConfig = {},
): Promise<T> {
  const database = knex({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'halolight-migrations', options: '-c TimeZone=UTC' },
    pool: { min: 0, max: 1 },
    compileSqlOnError: false,
    log: knexLog(logger),
    migrations,
  });
  try {
    return await withMigrationLock(databaseUrl, logger, () => use(database));
  } finally {
    await database.destroy();
  }
}
