import type { Book } from '@halolight/domain/books';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface BookView extends Book {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface BookFilter {
  /** Part of it, whatever its case. */
  readonly title?: string | undefined;
  /** Part of it, whatever its case. */
  readonly author?: string | undefined;
  /** Part of it, whatever its case. */
  readonly category?: string | undefined;
  readonly rating?: number | undefined;
  readonly publicationYear?: number | undefined;
  readonly ownerId?: number | undefined;
  /** The whole name of the author, whatever its case. */
  readonly writtenBy?: string | undefined;
  /** The whole category, whatever its case. */
  readonly inCategory?: string | undefined;
}

/** Books, for reading. */
export abstract class BookDirectory {
  abstract byId(bookId: number): Promise<BookView | null>;

  /**
   * Sorted by id, createdAt, title or author, newest first by default.
   * The search looks into title, author and category.
   */
  abstract page(request: PageRequest, filter: BookFilter): Promise<Page<BookView>>;
}
