import { PermissionSet } from '@halolight/domain/kernel';

/** Stands for the system itself where a user is expected; no account has it. */
export const SYSTEM_USER_ID = 0;

/** Who acts: a signed-in user on one of their devices. */
export interface Actor {
  readonly userId: number;
  readonly sessionId: number;
  readonly permissions: PermissionSet;
  /** What each of their roles grants by itself, by the role's id, where they have several. */
  readonly grantsByRole?: ReadonlyMap<number, readonly string[]>;
}

/** Whoever runs the command line on the machine itself: bound by no permission. */
export const OPERATOR: Actor = { userId: SYSTEM_USER_ID, sessionId: 0, permissions: new PermissionSet(['*']) };

/** Where a request comes from. */
export interface Client {
  readonly ip: string | null;
  readonly userAgent: string | null;
}
