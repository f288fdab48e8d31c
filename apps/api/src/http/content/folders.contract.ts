import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';
import type { FolderPlace } from './folder-place.js';

/**
 * Unique among the folders beside it, whatever its case; kept composed (NFC) and without characters that cannot be seen.
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Contracts"
 */
export type FolderName = string;

export interface FolderBody {
  id: number;
  name: string;
  /** Null: it stands at the root. */
  parentId: number | null;
  ownerId: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A folder with the folders below it, sorted by name. */
export interface FolderTreeBody extends FolderBody {
  children: FolderTreeBody[];
}

/** A parent left out, or null, is the root. */
export interface CreateFolderBody {
  name: FolderName;
  parentId?: Id | null;
}

export interface PatchFolderBody {
  name?: FolderName;
  /** Null moves it to the root. */
  parentId?: Id | null;
}

export interface MoveFolderBody {
  /** Null moves it to the root. */
  parentId: Id | null;
}

/** Sorted by name unless told, or by id or createdAt. */
export interface FolderListQuery extends ListQuery {
  /** The folder that they stand in, or `root`. */
  parentId?: FolderPlace;
  /** Whose; others than one's own are shown to holders of `folders:*` alone. */
  ownerId?: Id;
}
