import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "Green lamp"
 */
export type BookTitle = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Green lamp"
 */
export type BookAuthor = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "Green lamp"
 */
export type BookCategory = string;

/**
 * @isInt must be a whole number
 * @minimum 0 must be at least 0
 * @maximum 5 must be at most 5
 * @example 1
 */
export type BookRating = number;

/**
 * @isInt must be a whole number
 * @minimum 0 must be at least 0
 * @maximum 3000 must be at most 3000
 * @example 1
 */
export type BookPublicationYear = number;

export interface BookBody {
  id: number;
  title: BookTitle;
  author: BookAuthor;
  category: BookCategory | null;
  rating: BookRating | null;
  publicationYear: BookPublicationYear | null;
  ownerId: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface CreateBookBody {
  title: BookTitle;
  author: BookAuthor;
  category?: BookCategory | null;
  rating?: BookRating | null;
  publicationYear?: BookPublicationYear | null;
}

export interface PatchBookBody {
  title?: BookTitle;
  author?: BookAuthor;
  category?: BookCategory | null;
  rating?: BookRating | null;
  publicationYear?: BookPublicationYear | null;
}

/** Sorted like the list of all books. */
export interface BooksByAuthorQuery extends ListQuery {
  /** The whole category, whatever its case. */
  category?: BookCategory;
}

/** Sorted by id, createdAt, title or author. The search looks into title, author and category. */
export interface BookListQuery extends ListQuery {
  /**
   * Part of the title, whatever its case.
   * @maxLength 200 must have at most 200 characters
   */
  title?: string;
  /**
   * Part of the author, whatever its case.
   * @maxLength 200 must have at most 200 characters
   */
  author?: string;
  /**
   * Part of the category, whatever its case.
   * @maxLength 200 must have at most 200 characters
   */
  category?: string;
  rating?: BookRating;
  publicationYear?: BookPublicationYear;
  ownerId?: Id;
}
