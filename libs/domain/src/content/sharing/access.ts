import { ForbiddenError, NotFoundError, type Permission, type PermissionSet } from '../../kernel/index.js';
import { SHARE_PERMISSIONS, type SharePermission } from './share-permission.js';

/** What somebody may do with a resource: what a share allows, or everything, which includes sharing and deleting it. */
export const ACCESS_LEVELS = [...SHARE_PERMISSIONS, 'OWNER'] as const;

export type Access = (typeof ACCESS_LEVELS)[number];

/** Who wants to do something to a shared resource. */
export interface Visitor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/**
 * The access of `visitor` to a resource; null: it is not to be seen.
 * @param everything the permission whose holders may do everything with every resource of the kind, `documents:*`
 * @param granted the widest of the shares with the visitor and their groups that have not expired
 */
export function accessOf(visitor: Visitor, ownerId: number, everything: Permission, granted: SharePermission | null): Access | null {
  if (visitor.userId === ownerId || visitor.permissions.allows(everything)) return 'OWNER';
  return granted;
}

/** @throws NotFoundError naming `what` when it is not to be seen, ForbiddenError when `needed` is more than `access` */
export function assertAccess(what: string, access: Access | null, needed: Access): void {
  if (access === null) throw new NotFoundError(what);
  if (ACCESS_LEVELS.indexOf(access) < ACCESS_LEVELS.indexOf(needed)) throw new ForbiddenError();
}
