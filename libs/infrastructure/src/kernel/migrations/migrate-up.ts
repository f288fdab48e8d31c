import type { Logger } from '@halolight/application/kernel';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrateJobs } from '../jobs/migrate-jobs.js';
import { withMigrator } from './with-migrator.js';

/**
 * Applies every migration not yet applied, all of them or, when one fails, none, and those of the job queue. Safe to call from several processes at once.
 * @returns the names of those applied, in order
 */
export async function migrateUp(databaseUrl: string, logger: Logger, migrations = MIGRATIONS): Promise<string[]> {
  const applied = await withMigrator(databaseUrl, logger, migrations, async (migrator) => {
    const names = await migrator.latest().then(([, applied]: [number, string[]]) => applied);
    await migrateJobs(databaseUrl);
    return names;
  });
  for (const name of applied) logger.info('Migration applied', { migration: name });
  return applied;
}
