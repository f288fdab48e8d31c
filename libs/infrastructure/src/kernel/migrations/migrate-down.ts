import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import { MIGRATIONS } from '../../migrations/index.js';
import { withMigrator } from './with-migrator.js';

/**
 * Undoes the migration that was applied last.
 * @returns its name, or undefined when none is applied
 */
export async function migrateDown(databaseUrl: string, logger: Logger, migrations = MIGRATIONS): Promise<string | undefined> {
  const [undone] = await withMigrator(databaseUrl, logger, migrations, (inStep) =>
    inStep((migrator) => migrator.down({ afterEach: forget }).then(([, names]: [number, string[]]) => names)),
  );
  if (undone !== undefined) logger.info('Migration undone', { migration: undone });
  return undone;
}

/** knex itself forgets a migration once its undoing is committed: a process that ended just before would leave it noted as applied. */
function forget(transaction: Knex): Promise<number> {
  return transaction('knex_migrations').where('id', transaction('knex_migrations').max('id')).delete();
}
