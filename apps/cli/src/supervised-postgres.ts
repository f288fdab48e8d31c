import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgres } from '@halolight/infrastructure/kernel';
import { isAlive } from './is-alive.js';

const CHECK_MS = 500;

/** The embedded PostgreSQL, started again whenever it ends without being asked to. */
export class SupervisedPostgres {
  private readonly stopping = new AbortController();
  private readonly watched: Promise<void>;

  private constructor(
    private readonly server: EmbeddedPostgres,
    readonly url: string,
    private readonly say: (line: string) => void,
  ) {
    this.watched = this.watch();
  }

  static async start(dataDir: string, say: (line: string) => void): Promise<SupervisedPostgres> {
    const server = new EmbeddedPostgres(dataDir);
    const { url } = await server.start();
    return new SupervisedPostgres(server, url, say);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watched;
    await this.server.stop();
  }

  private async watch(): Promise<void> {
    while (await this.pause()) {
      if (isAlive(await this.server.cluster.readServerPid())) continue;
      this.say('PostgreSQL has ended unexpectedly; starting it again');
      await this.server.start().catch((error: unknown) => this.say(String(error)));
    }
  }

  /** False when there is nothing more to watch. */
  private pause(): Promise<boolean> {
    return pause(CHECK_MS, true, { signal: this.stopping.signal }).catch(() => false);
  }
}
