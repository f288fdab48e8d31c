import type { PermissionSet } from '@halolight/domain/kernel';

/** What a live session may do. */
export interface Access {
  readonly userId: number;
  readonly sessionId: number;
  readonly expiresAt: Date;
  readonly permissions: PermissionSet;
  /** What each of the user's roles grants by itself, by the role's id; empty for who has one or none, whose permissions tell it. */
  readonly grantsByRole: ReadonlyMap<number, readonly string[]>;
  readonly mustChangePassword: boolean;
}

/**
 * Tells on every request what its session may do: the permissions of the user's roles, groups and own grants together.
 * An answer may come from memory; a change made elsewhere shows in it within a second, one made by this process at once.
 */
export abstract class AccessDirectory {
  /** Null when the session is revoked or expired, or its user is not active. @throws UnavailableError */
  abstract find(sessionId: number): Promise<Access | null>;
}
