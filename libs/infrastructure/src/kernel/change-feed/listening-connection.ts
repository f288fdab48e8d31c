import { Client } from 'pg';
import { Heartbeat } from './heartbeat.js';

const CONNECT_TIMEOUT_MS = 1_000;

export interface ListeningHandlers {
  readonly onNotification: (channel: string, payload: string) => void;
  /** Called at most once; nothing comes after it. */
  readonly onLost: (reason: Error) => void;
}

/** One connection that listens on channels until it is lost or closed. */
export class ListeningConnection {
  private readonly client: Client;
  private heartbeat: Heartbeat | undefined;
  private ended = false;

  constructor(
    databaseUrl: string,
    private readonly handlers: ListeningHandlers,
  ) {
    this.client = new Client({
      connectionString: databaseUrl,
      application_name: 'halolight-changes',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    this.client.on('error', (error) => this.lose(error));
    this.client.on('end', () => this.lose(new Error('Connection ended')));
    this.client.on('notification', ({ channel, payload }) => {
      if (!this.ended) handlers.onNotification(channel, payload ?? '');
    });
  }

  /** @throws Error when the server cannot be reached; the connection is then closed */
  async open(channels: Iterable<string>): Promise<void> {
    try {
      await this.client.connect();
      this.heartbeat = new Heartbeat(() => this.client.query('select 1'), (reason) => this.lose(reason));
      for (const channel of channels) await this.client.query(`listen ${this.client.escapeIdentifier(channel)}`);
    } catch (error) {
      this.close();
      throw error;
    }
    if (this.ended) throw new Error('The connection was lost while it was opened');
  }

  /** Closes without waiting for the server, which may be the one that no longer answers. */
  close(): void {
    this.ended = true;
    this.heartbeat?.stop();
    this.client.connection.stream.destroy();
  }

  private lose(reason: Error): void {
    if (this.ended) return;
    this.close();
    this.handlers.onLost(reason);
  }
}
