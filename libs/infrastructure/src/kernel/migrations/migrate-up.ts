import type { Logger } from '@halolight/application/kernel';
import { MIGRATIONS } from '../../migrations/index.js';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { migrateJobs } from '../jobs/migrate-jobs.js';
import { withMigrator, type MigrationStep } from './with-migrator.js';

/**
 * Applies every migration not yet applied, and those of the job queue: all of them or, when one fails, none of its transaction and of those to come.
 * Safe to call from several processes at once, and while others use the database.
 * @returns the names of those applied, in order
 */
export async function migrateUp(databaseUrl: string, logger: Logger, migrations = MIGRATIONS): Promise<string[]> {
  const applied = await withMigrator(databaseUrl, logger, migrations, async (inStep) => {
    const names = await applyPending(inStep);
    await migrateJobs(databaseUrl);
    return names;
  });
  for (const name of applied) logger.info('Migration applied', { migration: name });
  return applied;
}

async function applyPending(inStep: MigrationStep): Promise<string[]> {
  const pending = await inStep((migrator) => migrator.list().then(([, missing]: [unknown, NamedMigration[]]) => missing));
  const applied: string[] = [];
  for (const { name } of pending.filter(({ startsTransaction }) => startsTransaction)) {
    applied.push(...(await inStep((migrator) => migrator.before({ name }).then(([, names]: [number, string[]]) => names))));
  }
  applied.push(...(await inStep((migrator) => migrator.latest().then(([, names]: [number, string[]]) => names))));
  return applied;
}
