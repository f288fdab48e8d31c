import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { givingWay } from './giving-way.js';
import { ListedMigrationSource } from './listed-migration-source.js';
import { withMigrationConnection } from './with-migration-connection.js';

/** Does one transaction of a migration, again and again while a table that it needs is in use. */
export type MigrationStep = <T>(step: (migrator: Knex.Migrator) => Promise<T>) => Promise<T>;

/** Lends knex's migrator, a step at a time, on a connection of its own, while no other process migrates the same database. */
export function withMigrator<T>(
  databaseUrl: string,
  logger: Logger,
  migrations: readonly NamedMigration[],
  use: (inStep: MigrationStep) => Promise<T>,
): Promise<T> {
  const freed = async (connection: Knex): Promise<T> => {
    const inStep: MigrationStep = (step) => givingWay(connection, logger, step);
    // knex marks a running migration in a table; a mark found under our lock was left by a process that was killed, whose last statement may still run.
    await inStep((migrator) => migrator.forceFreeMigrationsLock());
    return use(inStep);
  };
  return withMigrationConnection(databaseUrl, logger, freed, { migrationSource: new ListedMigrationSource(migrations) });
}
