import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { RunningHalo } from './running-halo.js';

/** A new folder for all data, on a port of its own, and every `halo` that was started in it. */
export class HaloFolder {
  readonly variables: NodeJS.ProcessEnv;
  private readonly started: RunningHalo[] = [];

  private constructor(
    readonly path: string,
    port: string,
  ) {
    this.variables = { DATA_DIR: path, PORT: port, METRICS_PORT: '', SCHEDULER_PORT: '', DATABASE_URL: '', DATABASE_DIRECT_URL: '', NODE_ENV: '' };
  }

  static async create(): Promise<HaloFolder> {
    const path = await mkdtemp(join(tmpdir(), 'halolight-cli-'));
    // The embedded database may run as another user, who has to get in.
    await chmod(path, 0o711);
    return new HaloFolder(path, String(await freePort()));
  }

  run(...argv: string[]): RunningHalo {
    const halo = RunningHalo.start(argv, this.path, this.variables);
    this.started.push(halo);
    return halo;
  }

  /** @returns the status, 0 where nobody answers */
  async health(path: string, port = this.variables['PORT']): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    return answer?.status ?? 0;
  }

  /** @throws Error when no embedded database runs */
  async databasePid(): Promise<number> {
    return Number((await readFile(join(this.path, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** Ends all that was started. */
  async remove(): Promise<void> {
    for (const halo of this.started) halo.process.kill('SIGTERM');
    await Promise.all(this.started.map(({ ended }) => ended));
    await rm(this.path, { recursive: true, force: true });
  }
}
