import type { LiveConnection } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';

/** A connection, and how far in the stream it is. */
export class Follower {
  private isRevoked = false;
  private patience: NodeJS.Timeout | undefined;

  constructor(
    readonly connection: LiveConnection,
    /** The number of the last event that it needs no more. */
    public position: number,
  ) {}

  /** From now on it hears of nothing but that its session is over. */
  revoke(): void {
    this.isRevoked = true;
  }

  /** Whether it has enough to read. */
  get isFull(): boolean {
    return this.patience !== undefined;
  }

  /** Sends what comes after its position, until there is enough to read. */
  take(frames: readonly LiveFrame[]): { readonly count: number; readonly isEnough: boolean } {
    let count = 0;
    for (const frame of frames) {
      if (!this.wants(frame)) continue;
      count += 1;
      this.position = frame.id;
      if (!this.connection.send(frame)) return { count, isEnough: true };
    }
    return { count, isEnough: false };
  }

  /** It is full until its reader has read, for which they have so many milliseconds. */
  awaitReader(patienceMs: number, onRead: () => void, onTooSlow: () => void): void {
    this.patience = setTimeout(onTooSlow, patienceMs).unref();
    this.connection.onceRead(() => {
      if (!this.isFull) return;
      this.stopWaiting();
      onRead();
    });
  }

  stopWaiting(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
  }

  private wants(frame: LiveFrame): boolean {
    return frame.id > this.position && (!this.isRevoked || frame.endsSession(this.connection.sessionId));
  }
}
