import { Permission } from '../../kernel/index.js';
import { NoSuchFolderError } from '../content-errors.js';
import type { Folder } from '../folder/folder.js';
import { accessOf, assertAccess, type Access, type Visitor } from '../sharing/access.js';
import type { SharePermission } from '../sharing/share-permission.js';

const EVERYTHING = Permission.parse('documents:*');

/** Whether the visitor sees everybody's documents, and may do everything with them: holders of `documents:*`. */
export function seesAllDocuments({ permissions }: Visitor): boolean {
  return permissions.allows(EVERYTHING);
}

/**
 * READ reads, COMMENT also comments, EDIT also changes, OWNER also shares and deletes.
 * @throws NotFoundError when the document is not to be seen, ForbiddenError when it is and `needed` is too much
 */
export function assertMayUseDocument(visitor: Visitor, ownerId: number, granted: SharePermission | null, needed: Access): void {
  assertAccess('Document', accessOf(visitor, ownerId, EVERYTHING, granted), needed);
}

/** A document lies in a folder of its own owner, so that whoever empties a folder empties their own. @throws NoSuchFolderError */
export function assertMayHold(folder: Pick<Folder, 'ownerId'> | null, ownerId: number): void {
  if (folder?.ownerId !== ownerId) throw new NoSuchFolderError('folderId');
}
