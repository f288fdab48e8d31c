import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, NotFoundError, PermissionSet } from '../../kernel/index.js';
import { FolderCycleError, FolderNotEmptyError, FolderTooDeepError, TooManyFoldersError } from '../content-errors.js';
import {
  assertFitsBelow,
  assertFolderIsVisible,
  assertMayBeEmptied,
  assertMayHaveAnother,
  assertMayLoseContents,
  MAX_FOLDER_DEPTH,
  MAX_FOLDERS,
  seesAllFolders,
} from './folder-policy.js';

const folder = { id: 1, name: 'Plans', parentId: null, ownerId: 7, version: 1 };
const visitor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });
const path = (length: number) => Array.from({ length }, (_, index) => 100 + index);

describe('a folder', () => {
  it('is visible to its owner', () => expect(() => assertFolderIsVisible(visitor(7), folder)).not.toThrow());

  it.each(['folders:*', '*'])('is visible to who holds %s', (permission) => {
    expect(seesAllFolders(visitor(8, permission))).toBe(true);
    expect(() => assertFolderIsVisible(visitor(8, permission), folder)).not.toThrow();
  });

  it.each(['folders:view', 'folders:update', 'documents:*'])('is not there for others, %s or not', (permission) => {
    expect(seesAllFolders(visitor(8, permission))).toBe(false);
    expect(() => assertFolderIsVisible(visitor(8, permission), folder)).toThrow(NotFoundError);
  });

  it('is not found where there is none', () => expect(() => assertFolderIsVisible(visitor(7, '*'), null)).toThrow(new NotFoundError('Folder')));
});

describe('assertMayHaveAnother', () => {
  it('lets an owner have ten thousand folders and no more', () => {
    expect(() => assertMayHaveAnother(MAX_FOLDERS - 1)).not.toThrow();
    expect(() => assertMayHaveAnother(MAX_FOLDERS)).toThrow(TooManyFoldersError);
  });
});

describe('assertFitsBelow', () => {
  it('lets a folder stand at the root and below any that is not inside it', () => {
    expect(() => assertFitsBelow(1, [], 1)).not.toThrow();
    expect(() => assertFitsBelow(1, [2, 3], 1)).not.toThrow();
    expect(() => assertFitsBelow(null, [2, 3], 1)).not.toThrow();
  });

  it.each([[[1]], [[1, 2]], [[5, 1, 2]]])('refuses to put folder 1 below itself at the end of %j', (ids) => {
    expect(() => assertFitsBelow(1, ids, 1)).toThrow(FolderCycleError);
  });

  it('lets folders stand inside each other down to the deepest level and no further', () => {
    expect(() => assertFitsBelow(1, path(MAX_FOLDER_DEPTH - 1), 1)).not.toThrow();
    expect(() => assertFitsBelow(1, path(MAX_FOLDER_DEPTH), 1)).toThrow(FolderTooDeepError);
    expect(() => assertFitsBelow(1, path(MAX_FOLDER_DEPTH - 3), 3)).not.toThrow();
    expect(() => assertFitsBelow(1, path(MAX_FOLDER_DEPTH - 3), 4)).toThrow(FolderTooDeepError);
  });
});

describe('assertMayBeEmptied', () => {
  it.each([
    { folders: 1, documents: 0, files: 0 },
    { folders: 0, documents: 1, files: 0 },
    { folders: 0, documents: 0, files: 1 },
  ])('keeps a folder with %j unless everything in it is to go', (contents) => {
    expect(() => assertMayBeEmptied(contents, false)).toThrow(FolderNotEmptyError);
    expect(() => assertMayBeEmptied(contents, true)).not.toThrow();
  });

  it('lets an empty folder go', () => expect(() => assertMayBeEmptied({ folders: 0, documents: 0, files: 0 }, false)).not.toThrow());
});

describe('assertMayLoseContents', () => {
  const [documents, files] = [{ folders: 1, documents: 1, files: 0 }, { folders: 1, documents: 0, files: 1 }];

  it.each([
    [7, 'documents:delete', documents],
    [7, 'files:delete', files],
    [8, 'documents:*', documents],
    [8, 'files:*', files],
    [8, 'folders:delete', { folders: 3, documents: 0, files: 0 }],
  ])('lets user %d with %s delete with a folder of user 7 what they may delete alone: %j', (userId, permission, contents) => {
    expect(() => assertMayLoseContents(visitor(userId, permission), 7, contents)).not.toThrow();
  });

  it.each([
    [7, 'files:delete', documents],
    [7, 'documents:delete', files],
    [8, 'documents:delete', documents],
    [8, 'files:delete', files],
    [8, 'folders:*', documents],
    [8, 'folders:*', files],
    [8, 'documents:*', { folders: 0, documents: 1, files: 1 }],
  ])('has user %d with %s leave in a folder of user 7 what they may not delete alone: %j', (userId, permission, contents) => {
    expect(() => assertMayLoseContents(visitor(userId, permission), 7, contents)).toThrow(ForbiddenError);
  });
});
