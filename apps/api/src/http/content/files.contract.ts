import type { Access, FileKind } from '@halolight/domain/content';
import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';
import type { PersonBody } from './documents.contract.js';
import type { FolderPlace } from './folder-place.js';

/**
 * Shown and sent; what could be taken for a path, and characters that cannot be seen, are left out of it.
 * @minLength 1 must not be empty
 * @maxLength 255 must have at most 255 characters
 * @example "Quarterly figures.xlsx"
 */
export type FileName = string;

export interface FileBody {
  id: number;
  name: string;
  kind: FileKind;
  /**
   * What the bytes say they are.
   * @example "image/png"
   */
  mimeType: string;
  /**
   * In bytes.
   * @isLong
   */
  size: number;
  /** Of the content, hexadecimal. */
  sha256: string;
  /** Null: it lies at the root of its owner's folders. */
  folderId: number | null;
  ownerId: number;
  owner: PersonBody;
  /** What the caller may do with it; OWNER: everything. */
  access: Access;
  /** Whether it is one of the caller's favourites. */
  isFavorite: boolean;
  /** Whether there is a picture of it at `/files/{id}/thumbnail`. */
  hasThumbnail: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A folder left out, or null, is the root. */
export interface ReplaceFileBody {
  name: FileName;
  folderId?: Id | null;
}

export interface PatchFileBody {
  name?: FileName;
  /** Null moves it to the root. */
  folderId?: Id | null;
}

export interface MoveFileBody {
  /** A folder of the file's owner; null: the root. */
  folderId: Id | null;
}

export interface CopyFileBody {
  /** That of the original unless given. */
  name?: FileName;
  /** A folder of the caller; null: the root. Left out: beside the original where that is the caller's own, else the root. */
  folderId?: Id | null;
}

export interface FavoriteBody {
  /** False takes it off the favourites; true unless given. */
  isFavorite?: boolean;
}

/** In bytes. */
export interface StorageBody {
  /** @isLong */
  used: number;
  /** @isLong */
  total: number;
  breakdown: {
    /** @isLong */
    images: number;
    /** @isLong */
    videos: number;
    /** @isLong */
    audio: number;
    /** @isLong */
    documents: number;
    /** @isLong */
    archives: number;
    /** @isLong */
    others: number;
  };
}

/** Sorted by id, name, size, createdAt or updatedAt, newest first unless told; the search looks into the name. */
export interface FileListQuery extends ListQuery {
  kind?: FileKind;
  /** The folder that they lie in, or `root`. */
  folderId?: FolderPlace;
  /** Whether they are favourites of the caller. */
  isFavorite?: boolean;
  /** The same as `isFavorite`, which wins. */
  favorite?: boolean;
  ownerId?: Id;
  /** `with-me`: others' that are shared with the caller or a group of theirs; `by-me`: the caller's own that are shared with somebody. */
  shared?: 'with-me' | 'by-me';
}
