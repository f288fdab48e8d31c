import { Readable } from 'node:stream';
import type { Actor } from '@halolight/application/kernel';
import { MOST_BUFFERED, type LiveConnection, type LiveEnding } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';

const HEARTBEAT_MS = 15_000;
/** How long, in milliseconds, a client waits before it connects again. */
const RETRY_MS = 1_000;

/** A front end on a stream of server-sent events. */
export class EventStream extends Readable implements LiveConnection {
  readonly transport = 'sse';
  readonly userId: number;
  readonly sessionId: number;
  /** Waits for what there is to be read. */
  private effect: (() => void) | undefined;
  // So long that proxies keep the connection, and that a client which is gone is noticed.
  private readonly heartbeat = setInterval(() => this.push(':\n\n'), HEARTBEAT_MS).unref();

  constructor({ userId, sessionId }: Actor) {
    super();
    this.userId = userId;
    this.sessionId = sessionId;
    this.push(`retry: ${RETRY_MS}\n\n`);
  }

  /** Somebody has read: events come when they come, but what waited for room comes now. */
  override _read(): void {
    const effect = this.effect;
    this.effect = undefined;
    effect?.();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.heartbeat);
    done(error);
  }

  send(frame: LiveFrame): boolean {
    this.push(frame.asEventStream());
    return this.readableLength <= MOST_BUFFERED;
  }

  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  end(why: LiveEnding): void {
    if (why === 'too-slow') return void this.destroy();
    clearInterval(this.heartbeat);
    this.push(null);
  }
}
