import type { Book, BookFields } from '@halolight/domain/books';

export type NewBook = BookFields & Pick<Book, 'ownerId'>;

/** Books. */
export abstract class BookRepository {
  /** The book, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(bookId: number): Promise<Book | null>;

  /** @returns the new id */
  abstract add(book: NewBook): Promise<number>;

  /** Stores what it says and raises the version. */
  abstract update(book: Book): Promise<void>;

  abstract remove(bookId: number): Promise<void>;
}
