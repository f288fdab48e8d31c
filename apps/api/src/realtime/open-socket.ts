import type { WebSocket } from 'ws';
import type { Authentication } from '../http/authenticate.js';
import { MOST_BUFFERED, type LiveEnding } from './live-connection.js';

export type SocketEnding = LiveEnding | 'gone' | 'flooding';

/** RFC 6455 section 7.4.1, and of the range for private use 4401, 4404 and 4408. */
const CODES: Readonly<Record<SocketEnding, readonly [code: number, reason: string]>> = {
  revoked: [4401, 'The session is over'],
  expired: [4408, 'The access token has expired; connect again with a new one'],
  'too-slow': [1013, 'Read faster, and resume after the last event you saw'],
  'going-away': [1001, 'The server stops'],
  gone: [4404, 'The conversation is deleted'],
  flooding: [1008, 'Say less at once'],
};
const AS_TEXT = { binary: false } as const;
/** Bytes that may still wait to be read when there is room for more. */
const LITTLE = MOST_BUFFERED / 4;
/** How long, in milliseconds, the other side may take to say goodbye; what was still to be read is dropped then. */
const GOODBYE_MS = 2_000;

/** An open WebSocket of somebody who is signed in. */
export class OpenSocket {
  readonly transport = 'websocket';
  readonly userId: number;
  readonly sessionId: number;
  readonly tokenExpiresAt: number;
  private isAlive = true;
  /** Waits for what there is to be read. */
  private effect: (() => void) | undefined;

  constructor(
    protected readonly socket: WebSocket,
    { actor, expiresAt }: Pick<Authentication, 'actor' | 'expiresAt'>,
  ) {
    this.userId = actor.userId;
    this.sessionId = actor.sessionId;
    this.tokenExpiresAt = expiresAt.getTime();
    // What breaks ends with `close`, which is all that has to be known of it.
    socket.on('error', () => undefined);
    socket.on('pong', () => (this.isAlive = true));
  }

  /** Asks whether somebody is still there, and drops them when they did not answer the last time. */
  beat(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }

  end(why: SocketEnding): void {
    this.socket.close(...CODES[why]);
    setTimeout(() => this.socket.terminate(), GOODBYE_MS).unref();
  }

  /** Calls `effect` once, when little waits to be read again. */
  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  /** @param json in UTF-8 @returns false when more than `MOST_BUFFERED` waits to be read by now */
  protected sendText(json: Buffer): boolean {
    this.socket.send(json, AS_TEXT, this.onSent);
    return this.socket.bufferedAmount <= MOST_BUFFERED;
  }

  private readonly onSent = (): void => {
    if (!this.effect || this.socket.bufferedAmount > LITTLE) return;
    const effect = this.effect;
    this.effect = undefined;
    effect();
  };
}
