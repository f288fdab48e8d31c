import { Permission } from '../../kernel/index.js';
import { accessOf, assertAccess, type Access, type Visitor } from '../sharing/access.js';
import type { SharePermission } from '../sharing/share-permission.js';

const EVERYTHING = Permission.parse('files:*');

/** Whether the visitor sees everybody's files, and may do everything with them: holders of `files:*`. */
export function seesAllFiles({ permissions }: Visitor): boolean {
  return permissions.allows(EVERYTHING);
}

/** What the visitor may do with a file; null: it is not to be seen. */
export function fileAccess(visitor: Visitor, ownerId: number, granted: SharePermission | null): Access | null {
  return accessOf(visitor, ownerId, EVERYTHING, granted);
}

/**
 * READ and COMMENT see and download, EDIT also renames, takes out of its folder and replaces the content, OWNER also shares and deletes.
 * @throws NotFoundError when the file is not to be seen, ForbiddenError when it is and `needed` is too much
 */
export function assertMayUseFile(visitor: Visitor, ownerId: number, granted: SharePermission | null, needed: Access): void {
  assertAccess('File', fileAccess(visitor, ownerId, granted), needed);
}
