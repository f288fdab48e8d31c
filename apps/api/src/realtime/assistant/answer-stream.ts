import { Readable } from 'node:stream';
import type { Actor } from '@halolight/application/kernel';
import { MOST_BUFFERED } from '../live-connection.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener, ListenerEnding } from './answer-listener.js';

const HEARTBEAT_MS = 15_000;

/** One answer as a stream of server-sent events, which ends with it. */
export class AnswerStream extends Readable implements AnswerListener {
  readonly transport = 'sse';
  readonly userId: number;
  readonly sessionId: number;
  private isOver = false;
  /** Waits for what there is to be read. */
  private effect: (() => void) | undefined;
  private readonly heartbeat = setInterval(() => this.push(':\n\n'), HEARTBEAT_MS).unref();

  constructor({ userId, sessionId }: Actor) {
    super();
    this.userId = userId;
    this.sessionId = sessionId;
    // So that the answer's header is sent at once.
    this.push(':\n\n');
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

  send({ event, data }: AnswerFrame): boolean {
    if (this.isOver) return true;
    this.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (event !== 'assistant.chunk') this.finish();
    return this.readableLength <= MOST_BUFFERED;
  }

  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  end(why: ListenerEnding): void {
    if (why === 'too-slow') return void this.destroy();
    if (!this.isOver) this.finish();
  }

  private finish(): void {
    this.isOver = true;
    clearInterval(this.heartbeat);
    this.push(null);
  }
}
