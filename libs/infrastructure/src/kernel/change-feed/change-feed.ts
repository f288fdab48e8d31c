import type { Logger } from '@halolight/application/kernel';
import { ListeningConnection } from './listening-connection.js';

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 1_000;

/**
 * Hears what other processes announce by NOTIFY, on one connection of its own.
 * A lost connection is noticed within 800 ms and made again for ever; what was announced in between is lost,
 * so whoever keeps a copy of the data drops it when the feed is interrupted and reads afresh when it resumes.
 */
export class ChangeFeed {
  private readonly subscribers = new Map<string, ((payload: string) => void)[]>();
  private readonly interrupted: (() => void)[] = [];
  private readonly resumed: (() => void)[] = [];
  private connection: ListeningConnection | undefined;
  private retry: NodeJS.Timeout | undefined;
  private state: 'new' | 'connecting' | 'live' | 'interrupted' | 'closed' = 'new';

  constructor(
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {}

  /** Whether everything announced is being heard at this moment. */
  get isLive(): boolean {
    return this.state === 'live';
  }

  /** @throws Error after `start`: a channel joined later would miss announcements while the feed calls itself live */
  subscribe(channel: string, onPayload: (payload: string) => void): void {
    if (this.state !== 'new') throw new Error(`Subscribe to ${channel} before the change feed starts`);
    this.subscribers.set(channel, [...(this.subscribers.get(channel) ?? []), onPayload]);
  }

  onInterrupted(effect: () => void): void {
    this.interrupted.push(effect);
  }

  /** Not called for a first connection that is made at the first attempt. */
  onResumed(effect: () => void): void {
    this.resumed.push(effect);
  }

  /** Resolves when the feed is live, or when its first attempt failed and it goes on trying. */
  async start(): Promise<void> {
    if (this.state !== 'new') return;
    this.state = 'connecting';
    await this.connect(FIRST_RETRY_MS);
  }

  /** Ends the feed; it does not start again. */
  close(): void {
    this.state = 'closed';
    clearTimeout(this.retry);
    this.connection?.close();
  }

  private async connect(retryMs: number): Promise<void> {
    const connection = new ListeningConnection(this.databaseUrl, {
      onNotification: (channel, payload) => this.deliver(channel, payload),
      onLost: (reason) => this.interrupt(reason),
    });
    this.connection = connection;
    try {
      await connection.open(this.subscribers.keys());
      this.goLive();
    } catch {
      if (this.state === 'closed') return;
      // Whoever read something meanwhile was not told that it changed.
      this.state = 'interrupted';
      this.retry = setTimeout(() => void this.connect(Math.min(retryMs * 2, LAST_RETRY_MS)), retryMs);
    }
  }

  private goLive(): void {
    if (this.state === 'closed') return this.connection?.close();
    const isResumed = this.state === 'interrupted';
    this.state = 'live';
    if (!isResumed) return;
    this.logger.info('The change feed resumed');
    for (const effect of this.resumed) effect();
  }

  private interrupt(reason: Error): void {
    if (this.state !== 'live') return;
    this.state = 'interrupted';
    this.logger.warn('The change feed was interrupted', { error: reason });
    for (const effect of this.interrupted) effect();
    void this.connect(FIRST_RETRY_MS);
  }

  private deliver(channel: string, payload: string): void {
    for (const onPayload of this.subscribers.get(channel) ?? []) onPayload(payload);
  }
}
