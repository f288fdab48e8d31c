import type { LiveFrame } from './live-frame.js';
import type { OpenedWithToken } from './token-expiry.js';

/** Why we end a connection: its session is over, or its access token has expired, it reads too slowly, this process stops. */
export type LiveEnding = 'revoked' | 'expired' | 'too-slow' | 'going-away';

/** How often, in milliseconds, a stream that has nothing to say shows that it is alive. */
export const HEARTBEAT_MS = 15_000;

/** How many bytes may wait for a reader: behind that they get no more until they have read. */
export const MOST_BUFFERED = 256 * 1024;

/** One front end that follows its user's live events. */
export interface LiveConnection extends OpenedWithToken {
  readonly transport: 'websocket' | 'sse';
  readonly userId: number;
  readonly sessionId: number;

  /** @returns false when more than `MOST_BUFFERED` waits to be read by now */
  send(frame: LiveFrame): boolean;

  /** Calls `effect` once, when little waits to be read again; only after `send` returned false. */
  onceRead(effect: () => void): void;

  end(why: LiveEnding): void;
}
