import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import { MIGRATIONS } from '../../migrations/index.js';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { migrateJobs } from '../jobs/migrate-jobs.js';
import { givingWay } from './giving-way.js';
import { withMigrator } from './with-migrator.js';

/**
 * Applies every migration not yet applied, and those of the job queue: all of them or, when one fails, none of its transaction and of those to come.
 * Safe to call from several processes at once, and while others use the database.
 * @returns the names of those applied, in order
 */
export async function migrateUp(databaseUrl: string, logger: Logger, migrations = MIGRATIONS): Promise<string[]> {
  const applied = await withMigrator(databaseUrl, logger, migrations, async (migrator) => {
    const names = await applyPending(migrator, logger);
    await migrateJobs(databaseUrl);
    return names;
  });
  for (const name of applied) logger.info('Migration applied', { migration: name });
  return applied;
}

async function applyPending(migrator: Knex.Migrator, logger: Logger): Promise<string[]> {
  const pending = await migrator.list().then(([, missing]: [unknown, NamedMigration[]]) => missing);
  const starts = pending.filter(({ startsTransaction }) => startsTransaction);
  const transactions = [...starts.map(({ name }) => () => migrator.before({ name })), () => migrator.latest()];
  const applied: string[] = [];
  for (const apply of transactions) applied.push(...(await givingWay(logger, () => apply().then(([, names]: [number, string[]]) => names))));
  return applied;
}
