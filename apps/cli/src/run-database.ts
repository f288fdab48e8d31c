import { readEnvironment } from '@halolight/infrastructure/kernel';
import { DataDirectoryLock } from './data-directory-lock.js';
import { stopRequested } from './stop-requested.js';
import { SupervisedPostgres } from './supervised-postgres.js';

/**
 * Runs the embedded PostgreSQL of DATA_DIR until this process is asked to stop, for who wants to look into the database or brings services of their own to it.
 * Its address is the one line on standard output.
 * @throws Error when something else runs in DATA_DIR
 */
export async function runDatabase(): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const stop = stopRequested();
  const { dataDir } = readEnvironment(process.env, process.cwd());
  opened.use(DataDirectoryLock.acquire(dataDir));
  const server = await SupervisedPostgres.start(dataDir, (line) => process.stderr.write(`${line}\n`));
  opened.defer(() => server.stop());
  process.stdout.write(`${server.url}\n`);
  await stop;
}
