import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { product } from './bench.ts';

/** A PostgreSQL server for the bench. */
export interface BenchDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The server of BENCH_DATABASE_URL, or the embedded one with its data in `folder`, which is kept for the next time. */
export async function benchDatabase(folder: string): Promise<BenchDatabase> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  const halo = spawn(process.execPath, ['--import', pathToFileURL(product('apps/cli/dist/stop-with-parent.js')).href, product('apps/cli/bin/halo.js'), 'database'], {
    env: { ...process.env, DATA_DIR: folder },
    // It ends with this process, however that ends.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = halo;
  if (!stdout) throw new Error('Nobody hears what the database says');
  const [url] = (await Promise.race([once(createInterface(stdout), 'line'), once(halo, 'exit').then(() => [''])])) as [string];
  if (url === '') throw new Error('The database did not start');
  const stop = async (): Promise<void> => {
    halo.kill('SIGTERM');
    if (halo.exitCode === null) await once(halo, 'exit');
  };
  return { url, stop };
}
