import type { ListQuery } from '../list-query.js';
import type { PersonBody } from './documents.contract.js';

/**
 * The number of a revision, from 1.
 * @isInt
 * @minimum 1
 * @maximum 2147483647
 */
export type RevisionNumber = number;

export interface RevisionBody {
  revision: number;
  title: string;
  createdAt: Date;
  author: PersonBody;
}

export interface CommentBody {
  id: number;
  content: string;
  createdAt: Date;
  author: PersonBody;
}

export interface CreateCommentBody {
  /**
   * @minLength 1 must not be empty
   * @maxLength 5000 must have at most 5000 characters
   * @example "May the forecast be quoted?"
   */
  content: string;
}

export interface RevisionListQuery extends Omit<ListQuery, 'search'> {
  /**
   * `revision`, or `-revision` unless told: the newest first.
   * @maxLength 64
   */
  sort?: string;
}

/** What belongs to one document. */
export interface PartListQuery extends Omit<ListQuery, 'search'> {
  /**
   * `createdAt` unless told, or `id`, with `-` before it for descending order.
   * @maxLength 64
   */
  sort?: string;
}
