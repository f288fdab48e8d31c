/** What a book says. */
export interface BookFields {
  /** 1 to 200 characters. */
  readonly title: string;
  /** 1 to 100 characters. */
  readonly author: string;
  /** 1 to 50 characters. */
  readonly category: string | null;
  /** 0 to 5. */
  readonly rating: number | null;
  /** 0 to 3000. */
  readonly publicationYear: number | null;
}

/** A book, which belongs to whoever made it. */
export interface Book extends BookFields {
  readonly id: number;
  readonly ownerId: number;
  /** Rises with every change, from 1. */
  readonly version: number;
}
