import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "What changes in the autumn release"
 */
export type PostTitle = string;

/**
 * @maxLength 20000 must have at most 20000 characters
 * @example "Search now looks into the text of documents."
 */
export type PostDescription = string;

/**
 * A draft is seen by its author and by who may change it.
 * @example "PUBLISHED"
 */
export type PostStatus = 'DRAFT' | 'PUBLISHED';

/**
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "manager"
 */
export type PostAuthorName = string;

export interface PostAuthorBody {
  /** @example 2 */
  id: number;
  username: PostAuthorName;
  /** @example "Manager" */
  name: string;
}

export interface PostBody {
  /** @example 7 */
  id: number;
  title: PostTitle;
  description: PostDescription | null;
  status: PostStatus;
  /**
   * Null for posts of the installation itself.
   * @example 2
   */
  authorId: number | null;
  author: PostAuthorBody | null;
  /** Null for a draft. */
  publishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What is left out is empty; `status` is PUBLISHED. */
export interface CreatePostBody {
  title: PostTitle;
  description?: PostDescription | null;
  status?: PostStatus;
}

export interface PatchPostBody {
  title?: PostTitle;
  description?: PostDescription | null;
  status?: PostStatus;
}

export interface PostStatisticsBody {
  /** @example 7 */
  postId: number;
  /**
   * How often somebody read it.
   * @example 184
   */
  viewNumber: number;
  /**
   * How often somebody passed it on.
   * @example 21
   */
  sharedNumber: number;
  updatedAt: Date;
}

export interface SharedPostBody {
  /** @example 7 */
  id: number;
  /**
   * Where others read it, on this host.
   * @example "/web/blog/7"
   */
  shareUrl: string;
}

/** Sorted by id, createdAt, updatedAt or title. The search looks into title and description. */
export interface PostListQuery extends ListQuery {
  /**
   * Part of the title, whatever its case.
   * @maxLength 200 must have at most 200 characters
   */
  title?: string;
  /**
   * Part of the description, whatever its case.
   * @maxLength 200 must have at most 200 characters
   */
  description?: string;
  status?: PostStatus;
  authorId?: Id;
  /** The username of the author, whatever its case. */
  author?: PostAuthorName;
}
