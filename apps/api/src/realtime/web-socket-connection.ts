import type { Actor } from '@halolight/application/kernel';
import type { WebSocket } from 'ws';
import { MOST_BUFFERED, type LiveConnection, type LiveEnding } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';

/** RFC 6455 section 7.4.1, and 4401 of the range for private use. */
const CODES: Readonly<Record<LiveEnding, readonly [code: number, reason: string]>> = {
  revoked: [4401, 'The session is over'],
  'too-slow': [1013, 'Read faster, and resume after the last event you saw'],
  'going-away': [1001, 'The server stops'],
};
const AS_TEXT = { binary: false } as const;
/** Bytes that may still wait to be read when there is room for more. */
const LITTLE = MOST_BUFFERED / 4;
/** How long, in milliseconds, the other side may take to say goodbye; what was still to be read is dropped then. */
const GOODBYE_MS = 2_000;

/** A front end on a WebSocket. What it says is not listened to. */
export class WebSocketConnection implements LiveConnection {
  readonly transport = 'websocket';
  readonly userId: number;
  readonly sessionId: number;
  private isAlive = true;
  /** Waits for what there is to be read. */
  private effect: (() => void) | undefined;

  constructor(
    private readonly socket: WebSocket,
    actor: Actor,
  ) {
    this.userId = actor.userId;
    this.sessionId = actor.sessionId;
    // What breaks ends with `close`, which is all that has to be known of it.
    socket.on('error', () => undefined);
    socket.on('pong', () => (this.isAlive = true));
  }

  send(frame: LiveFrame): boolean {
    this.socket.send(frame.asJson(), AS_TEXT, this.onSent);
    return this.socket.bufferedAmount <= MOST_BUFFERED;
  }

  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  end(why: LiveEnding): void {
    this.socket.close(...CODES[why]);
    setTimeout(() => this.socket.terminate(), GOODBYE_MS).unref();
  }

  private readonly onSent = (): void => {
    if (!this.effect || this.socket.bufferedAmount > LITTLE) return;
    const effect = this.effect;
    this.effect = undefined;
    effect();
  };

  /** Asks whether somebody is still there, and drops them when they did not answer the last time. */
  beat(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }
}
