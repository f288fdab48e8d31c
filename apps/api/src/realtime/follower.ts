import { PermissionSet } from '@halolight/domain/kernel';
import type { LiveConnection } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';
import { PatientReader } from './patient-reader.js';
import type { OpenedWithToken } from './token-expiry.js';

/** A connection, and how far in the stream it is. */
export class Follower extends PatientReader implements OpenedWithToken {
  private isRevoked = false;

  constructor(
    readonly connection: LiveConnection,
    /** The number of the last event that it needs no more. */
    public position: number,
  ) {
    super(connection);
  }

  get tokenExpiresAt(): number {
    return this.connection.tokenExpiresAt;
  }

  /** From now on it hears of nothing but that its session is over. */
  revoke(): void {
    this.isRevoked = true;
  }

  /** Sends what comes after its position, until there is enough to read. What it may not see is passed over for good. */
  take(frames: readonly LiveFrame[], rights = PermissionSet.EMPTY): { readonly count: number; readonly isEnough: boolean } {
    let count = 0;
    for (const frame of frames) {
      if (!this.wants(frame)) continue;
      this.position = frame.id;
      if (frame.needed && !rights.allows(frame.needed)) continue;
      count += 1;
      if (!this.connection.send(frame)) return { count, isEnough: true };
    }
    return { count, isEnough: false };
  }

  private wants(frame: LiveFrame): boolean {
    return frame.id > this.position && (!this.isRevoked || frame.endsSession(this.connection.sessionId));
  }
}
