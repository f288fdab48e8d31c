import { Readable } from 'node:stream';
import type { Actor } from '@halolight/application/kernel';
import { HEARTBEAT_MS, MOST_BUFFERED } from './live-connection.js';

/** An open stream of server-sent events for somebody who is signed in. */
export class OpenStream extends Readable {
  readonly transport = 'sse';
  readonly userId: number;
  readonly sessionId: number;
  /** Waits for what there is to be read. */
  private effect: (() => void) | undefined;
  // So long that proxies keep the connection, and that a client which is gone is noticed.
  private readonly heartbeat = setInterval(() => this.push(':\n\n'), HEARTBEAT_MS).unref();

  /** @param beginning is sent at once, and the answer's header with it */
  constructor({ userId, sessionId }: Actor, beginning: string) {
    super();
    this.userId = userId;
    this.sessionId = sessionId;
    this.push(beginning);
  }

  /** Somebody has read: what is said comes when it comes, but what waited for room comes now. */
  override _read(): void {
    const effect = this.effect;
    this.effect = undefined;
    effect?.();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.heartbeat);
    done(error);
  }

  /** Calls `effect` once, when somebody has read. */
  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  /** @returns false when more than `MOST_BUFFERED` waits to be read by now */
  protected sendText(text: string): boolean {
    this.push(text);
    return this.readableLength <= MOST_BUFFERED;
  }

  /** What was sent is still read. */
  protected finish(): void {
    clearInterval(this.heartbeat);
    this.push(null);
  }
}
