import type { LiveFrame } from './live-frame.js';

/** Why we end a connection: its session is over, it reads too slowly, this process stops. */
export type LiveEnding = 'revoked' | 'too-slow' | 'going-away';

/** How many bytes may wait for a reader before they count as too slow. */
export const MOST_BUFFERED = 1024 * 1024;

/** One front end that follows its user's live events. */
export interface LiveConnection {
  readonly transport: 'websocket' | 'sse';
  readonly userId: number;
  readonly sessionId: number;

  /** @returns false when more than `MOST_BUFFERED` waits to be read by now */
  send(frame: LiveFrame): boolean;

  end(why: LiveEnding): void;
}
