import type { Session, SessionLifetime } from '@halolight/domain/identity';
import type { UserView } from '../queries/user-directory.js';

export interface NewSession {
  readonly userId: number;
  readonly familyHash: string;
  readonly tokenHash: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

/** The exchange of a refresh token for its successor. */
export interface Rotation {
  readonly familyHash: string;
  readonly fromTokenHash: string;
  readonly toTokenHash: string;
  readonly sealedSuccessor: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly at: Date;
  readonly lifetime: SessionLifetime;
}

/** Why a session ended before its time. */
export type RevocationReason = 'signed-out' | 'revoked' | 'reuse-detected' | 'password-changed' | 'account-closed' | 'evicted';

/** A session together with its user, so that a refresh reads the database once. */
export interface SessionOfUser {
  readonly session: Session;
  readonly user: UserView;
}

/** Sessions. A revoked one is refused at once by this process and within a second by every other. */
export abstract class SessionRepository {
  abstract add(session: NewSession): Promise<number>;

  /** Null as well when the user was deleted. */
  abstract findByFamily(familyHash: string): Promise<SessionOfUser | null>;

  /** When its user signed in; null when there is no such session. */
  abstract startOf(sessionId: number): Promise<Date | null>;

  /**
   * Replaces the good token of a session that is live at that moment, was begun less than its lifetime ago and belongs to an active account, and lets
   * the session end as `sessionExpiry` says. Of several exchanges of one token one wins.
   * @returns the session as it is now; null for any other session or token, in which case nothing changed
   */
  abstract rotate(rotation: Rotation): Promise<SessionOfUser | null>;

  /** @returns false when the user has no such live session */
  abstract revoke(userId: number, sessionId: number, reason: RevocationReason, at: Date): Promise<boolean>;

  /** Ends the user's standing tokens as well. @param keep a session to spare @returns how many were revoked */
  abstract revokeAll(userId: number, reason: RevocationReason, at: Date, keep?: number): Promise<number>;

  /** Revokes those that expire first until `most` live ones are left. */
  abstract evict(userId: number, most: number, at: Date): Promise<number>;

  /** Deletes at most `limit` sessions, revoked or not, that expired before `before`. @returns how many */
  abstract deleteExpired(before: Date, limit: number): Promise<number>;
}
