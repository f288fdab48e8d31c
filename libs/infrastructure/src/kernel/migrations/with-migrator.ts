import type { Logger } from '@halolight/application/kernel';
import knex, { type Knex } from 'knex';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { knexLog } from '../database/knex-log.js';
import { ListedMigrationSource } from './listed-migration-source.js';
import { withMigrationLock } from './migration-lock.js';

/** Lends knex's migrator, on a connection of its own without time limits, while no other process migrates the same database. */
export async function withMigrator<T>(
  databaseUrl: string,
  logger: Logger,
  migrations: readonly NamedMigration[],
  use: (migrator: Knex.Migrator) => Promise<T>,
): Promise<T> {
  const database = knex({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'halolight-migrations', options: '-c TimeZone=UTC' },
    pool: { min: 0, max: 1 },
    compileSqlOnError: false,
    log: knexLog(logger),
    migrations: { migrationSource: new ListedMigrationSource(migrations) },
  });
  try {
    return await withMigrationLock(databaseUrl, logger, async () => {
      // knex marks a running migration in a table; a mark found under our lock was left by a process that was killed.
      await database.migrate.forceFreeMigrationsLock();
      return use(database.migrate);
    });
  } finally {
    await database.destroy();
  }
}
