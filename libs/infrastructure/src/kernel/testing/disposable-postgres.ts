import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgres } from '../embedded-postgres/index.js';
import { stopWithProcess } from './stop-with-process.js';
import { temporaryFolder } from './temporary-folder.js';

const POLL_MS = 10;

/** A PostgreSQL of a test's own, to be killed and started again. It ends with this process at the latest. */
export class DisposablePostgres {
  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    readonly url: string,
  ) {}

  static async start(): Promise<DisposablePostgres> {
    const folder = await temporaryFolder();
    stopWithProcess(folder);
    const server = new EmbeddedPostgres(folder);
    const { url } = await server.start();
    return new DisposablePostgres(folder, server, url);
  }

  /** What it logged so far. */
  log(): Promise<string> {
    return readFile(this.server.cluster.log, 'utf8');
  }

  /** Ends the server's main process with SIGKILL, as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    const pid = await this.server.cluster.readServerPid();
    if (pid === undefined) throw new Error('The server does not run');
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await pause(POLL_MS);
  }

  /** Starts it again after `kill`, on the same port. */
  async restart(): Promise<void> {
    const { url } = await this.server.start();
    if (url !== this.url) throw new Error('The port was taken meanwhile');
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
