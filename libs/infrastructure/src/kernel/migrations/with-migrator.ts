import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { LONGEST_WAIT_MS } from './giving-way.js';
import { ListedMigrationSource } from './listed-migration-source.js';
import { withMigrationConnection } from './with-migration-connection.js';

/** Lends knex's migrator, on a connection of its own that is limited in waiting for tables alone, while no other process migrates the same database. */
export function withMigrator<T>(
  databaseUrl: string,
  logger: Logger,
  migrations: readonly NamedMigration[],
  use: (migrator: Knex.Migrator) => Promise<T>,
): Promise<T> {
  const freed = async ({ migrate }: Knex): Promise<T> => {
    // knex marks a running migration in a table; a mark found under our lock was left by a process that was killed.
    await migrate.forceFreeMigrationsLock();
    return use(migrate);
  };
  return withMigrationConnection(databaseUrl, logger, freed, {
    migrations: { migrationSource: new ListedMigrationSource(migrations) },
    lockTimeoutMs: LONGEST_WAIT_MS,
  });
}
