import pg from 'pg';

/** The latest migration of the graphile-worker that the lock file pins. */
export const JOB_MIGRATION = 20;

/**
 * Brings graphile-worker's own tables up to date; it takes care of several processes doing so at once. Where they are, which is at nearly every start,
 * the library is not even loaded.
 */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  if ((await appliedTo(databaseUrl)) >= JOB_MIGRATION) return;
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl });
}

/** @returns 0 where there are no tables yet */
async function appliedTo(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: [found] } = await client.query<{ exists: boolean }>(`select to_regclass('graphile_worker.migrations') is not null as exists`);
    if (!found?.exists) return 0;
    const { rows: [latest] } = await client.query<{ id: number | null }>('select max(id) as id from graphile_worker.migrations');
    return latest?.id ?? 0;
  } finally {
    await client.end();
  }
}
