import { ConflictError, InvalidInputError } from '../kernel/index.js';

export class ItemNameTakenError extends ConflictError {
  constructor() {
    super('An item of this name exists', [{ field: 'name', message: 'Is taken' }]);
  }
}

export class FolderNameTakenError extends ConflictError {
  constructor() {
    super('A folder of this name stands there already', [{ field: 'name', message: 'Is taken' }]);
  }
}

export class FolderCycleError extends ConflictError {
  constructor() {
    super('A folder cannot stand inside itself', [{ field: 'parentId', message: 'Is the folder itself or inside it' }]);
  }
}

export class FolderTooDeepError extends ConflictError {
  constructor(levels: number) {
    super(`Folders stand at most ${levels} deep`, [{ field: 'parentId', message: 'Is too deep' }]);
  }
}

export class TooManyFoldersError extends ConflictError {
  constructor(most: number) {
    super(`Nobody has more than ${most} folders; delete one that is not needed`);
  }
}

export class FolderNotEmptyError extends ConflictError {
  constructor() {
    super('The folder is not empty; delete it with recursive=true to delete everything in it');
  }
}

/** The folder that a document or folder is to lie in is none of its owner's, or not visible to who puts it there. */
export class NoSuchFolderError extends InvalidInputError {
  constructor(field: 'folderId' | 'parentId') {
    super([{ field, message: 'There is no such folder of this owner' }]);
  }
}

/** The user or group to share with does not exist. */
export class NoSuchSubjectError extends InvalidInputError {
  constructor(field: 'userId' | 'groupId') {
    super([{ field, message: field === 'userId' ? 'There is no such user' : 'There is no such group' }]);
  }
}
