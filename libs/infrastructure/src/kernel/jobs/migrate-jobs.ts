import { runMigrations } from 'graphile-worker';

/** Brings graphile-worker's own tables up to date; it takes care of several processes doing so at once. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl });
}
