import type { PermissionSet } from '@halolight/domain/kernel';

/** Who acts: a signed-in user on one of their devices. */
export interface Actor {
  readonly userId: number;
  readonly sessionId: number;
  readonly permissions: PermissionSet;
}

/** Where a request comes from. */
export interface Client {
  readonly ip: string | null;
  readonly userAgent: string | null;
}
