import type { LiveConnection } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';

/** A connection, and how far in the stream it is. */
export class Follower {
  private isRevoked = false;

  constructor(
    readonly connection: LiveConnection,
    /** The number of the last event that it needs no more. */
    public position: number,
  ) {}

  /** From now on it hears of nothing but that its session is over. */
  revoke(): void {
    this.isRevoked = true;
  }

  /** Sends what comes after its position, until the reader turns out to be too slow. */
  take(frames: readonly LiveFrame[]): { readonly count: number; readonly isStuck: boolean } {
    let count = 0;
    for (const frame of frames) {
      if (!this.wants(frame)) continue;
      count += 1;
      this.position = frame.id;
      if (!this.connection.send(frame)) return { count, isStuck: true };
    }
    return { count, isStuck: false };
  }

  private wants(frame: LiveFrame): boolean {
    return frame.id > this.position && (!this.isRevoked || frame.endsSession(this.connection.sessionId));
  }
}
