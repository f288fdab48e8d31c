import type { Access, DocumentStatus } from '@halolight/domain/content';
import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';
import type { FolderPlace } from './folder-place.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "Quarterly sales forecast"
 */
export type DocumentTitle = string;

/**
 * @maxLength 1048576 must have at most 1048576 characters
 * @example "Renewals carry the quarter."
 */
export type DocumentContent = string;

/**
 * What kind of document it is, in a word of one's own.
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "report"
 */
export type DocumentType = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "sales"
 */
export type Tag = string;

/** A person beside what they made. */
export interface PersonBody {
  id: number;
  name: string;
}

/** A document in a list. */
export interface DocumentRowBody {
  id: number;
  title: string;
  type: string;
  status: DocumentStatus;
  /** Null: it lies at the root of its owner's folders. */
  folderId: number | null;
  tags: string[];
  ownerId: number;
  owner: PersonBody;
  /** What the caller may do with it; OWNER: everything. */
  access: Access;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** Only in a search: how well it answers, from 0 to 1. */
  rank?: number;
  /** Only in a search: HTML, an excerpt with `mark` around what was found; everything else is escaped. */
  highlight?: string;
}

export interface DocumentBody {
  id: number;
  title: string;
  content: string;
  type: string;
  status: DocumentStatus;
  /** Null: it lies at the root of its owner's folders. */
  folderId: number | null;
  tags: string[];
  ownerId: number;
  owner: PersonBody;
  /** What the caller may do with it; OWNER: everything. */
  access: Access;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** What is left out is empty; `type` is `document` and `status` DRAFT. */
export interface CreateDocumentBody {
  title: DocumentTitle;
  content?: DocumentContent;
  type?: DocumentType;
  status?: DocumentStatus;
  folderId?: Id | null;
  /** @maxItems 50 must have at most 50 entries */
  tags?: Tag[];
}

export interface PatchDocumentBody {
  title?: DocumentTitle;
  content?: DocumentContent;
  type?: DocumentType;
  status?: DocumentStatus;
  /** Null moves it to the root. */
  folderId?: Id | null;
  /** @maxItems 50 must have at most 50 entries */
  tags?: Tag[];
}

export interface MoveDocumentBody {
  /** A folder of the document's owner; null: the root. */
  folderId: Id | null;
}

export interface DocumentTagsBody {
  /** @maxItems 50 must have at most 50 entries */
  tags: Tag[];
}

/** Sorted by id, title, createdAt or updatedAt, newest first unless told; a search also by rank, which it is unless told. */
export interface DocumentListQuery extends ListQuery {
  /**
   * What to look for in titles, tags and content: words in any inflection, "phrases", -exclusions, or; the last word may be unfinished.
   * Sorted by rank, where more than a thousand documents match, these are found: the newest five hundred whose titles answer, and the newest thousand
   * of all; `total` counts them. Every other order finds, and counts, all that match.
   * @maxLength 200
   */
  search?: string;
  /** @maxLength 50 must have at most 50 characters */
  type?: string;
  status?: DocumentStatus;
  /** The folder that they lie in, or `root`. */
  folderId?: FolderPlace;
  /** @maxLength 50 must have at most 50 characters */
  tag?: string;
  ownerId?: Id;
  /** `with-me`: others' that are shared with the caller or a group of theirs; `by-me`: the caller's own that are shared with somebody. */
  shared?: 'with-me' | 'by-me';
}
