import type { Logger } from '@halolight/application/kernel';
import { Client } from 'pg';

/** Any number will do, as long as nothing else in the database locks the same. */
const LOCK_KEY = 7_241_653_190;

/**
 * Runs `work` while no other process migrates the same database; waits for one that does.
 * The lock is the connection's: PostgreSQL frees it when the process dies, however it dies.
 */
export async function withMigrationLock<T>(databaseUrl: string, logger: Logger, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'halolight-migrations', keepAlive: true });
  let lost: Error | undefined;
  client.on('error', (error) => (lost = error));
  await client.connect();
  try {
    await acquire(client, logger);
    const outcome = await work();
    if (lost) throw lost;
    return outcome;
  } finally {
    await client.end();
  }
}

async function acquire(client: Client, logger: Logger): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK_KEY]);
  if (rows[0]?.free) return;
  logger.info('Waiting for another process that migrates the database');
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
}
