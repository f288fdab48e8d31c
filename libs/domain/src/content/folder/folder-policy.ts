import { ForbiddenError, NotFoundError, Permission, type PermissionSet } from '../../kernel/index.js';
import { FolderCycleError, FolderNotEmptyError, FolderTooDeepError, TooManyFoldersError } from '../content-errors.js';
import { seesAllDocuments } from '../document/document-policy.js';
import { seesAllFiles } from '../file/file-policy.js';
import type { Folder } from './folder.js';

/** How many folders may stand inside each other. */
export const MAX_FOLDER_DEPTH = 32;

/** How many folders one owner may have: they are shown as a tree, all at once. */
export const MAX_FOLDERS = 10_000;

const EVERYTHING = Permission.parse('folders:*');
const DELETE_DOCUMENTS = Permission.parse('documents:delete');
const DELETE_FILES = Permission.parse('files:delete');

/** Who wants to see or do something to a folder. */
export interface FolderVisitor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** What is in a folder and in the folders below it. */
export interface FolderContents {
  readonly folders: number;
  readonly documents: number;
  readonly files: number;
}

/** Whether the visitor sees the folders of everybody: holders of `folders:*` do. */
export function seesAllFolders({ permissions }: FolderVisitor): boolean {
  return permissions.allows(EVERYTHING);
}

/** A folder is there for its owner, and for who sees all folders. @throws NotFoundError */
export function assertFolderIsVisible(visitor: FolderVisitor, folder: Pick<Folder, 'ownerId'> | null): asserts folder is NonNullable<typeof folder> {
  if (!folder || (folder.ownerId !== visitor.userId && !seesAllFolders(visitor))) throw new NotFoundError('Folder');
}

/**
 * Whether a folder fits below another.
 * @param path the ids from the root to the new parent, that one included; empty for the root
 * @param height how many folders stand inside each other from the moved one down, itself included; 1 for a new one
 * @throws FolderCycleError, FolderTooDeepError
 */
export function assertFitsBelow(folderId: number | null, path: readonly number[], height: number): void {
  if (folderId !== null && path.includes(folderId)) throw new FolderCycleError();
  if (path.length + height > MAX_FOLDER_DEPTH) throw new FolderTooDeepError(MAX_FOLDER_DEPTH);
}

/** @param count how many folders the owner has @throws TooManyFoldersError when one more is too many */
export function assertMayHaveAnother(count: number): void {
  if (count >= MAX_FOLDERS) throw new TooManyFoldersError(MAX_FOLDERS);
}

/** @throws FolderNotEmptyError unless the folder is empty or `recursive` was asked for */
export function assertMayBeEmptied({ folders, documents, files }: FolderContents, recursive: boolean): void {
  if (!recursive && folders + documents + files > 0) throw new FolderNotEmptyError();
}

/** Whoever deletes a folder with what is in it may delete that alone as well: one's own, or everybody's. @throws ForbiddenError */
export function assertMayLoseContents(visitor: FolderVisitor, ownerId: number, { documents, files }: FolderContents): void {
  const isOwner = visitor.userId === ownerId;
  const mayDeleteDocuments = visitor.permissions.allows(DELETE_DOCUMENTS) && (isOwner || seesAllDocuments(visitor));
  const mayDeleteFiles = visitor.permissions.allows(DELETE_FILES) && (isOwner || seesAllFiles(visitor));
  if ((documents > 0 && !mayDeleteDocuments) || (files > 0 && !mayDeleteFiles)) throw new ForbiddenError();
}
