import type { Logger } from '@halolight/application/kernel';
import { MIGRATIONS } from '../../migrations/index.js';
import { withMigrator } from './with-migrator.js';

/**
 * Undoes the migration that was applied last.
 * @returns its name, or undefined when none is applied
 */
export async function migrateDown(databaseUrl: string, logger: Logger, migrations = MIGRATIONS): Promise<string | undefined> {
  const [undone] = await withMigrator(databaseUrl, logger, migrations, (inStep) =>
    inStep((migrator) => migrator.down().then(([, names]: [number, string[]]) => names)),
  );
  if (undone !== undefined) logger.info('Migration undone', { migration: undone });
  return undone;
}
