import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { BookDirectory, type BookFilter, type BookView } from '../queries/book-directory.js';
import type { InMemoryBookStore } from './in-memory-book-store.js';

const LISTING: Listing<BookView> = {
  sorts: {
    id: ({ id }) => id,
    createdAt: ({ createdAt }) => createdAt,
    title: ({ title }) => title,
    author: ({ author }) => author,
  },
  sort: '-createdAt',
  searched: ({ title, author, category }) => [title, author, category ?? ''],
};

/** The twin of the real `BookDirectory`. */
export class InMemoryBookDirectory extends BookDirectory {
  constructor(private readonly store: InMemoryBookStore) {
    super();
  }

  override async byId(bookId: number): Promise<BookView | null> {
    return this.store.rows.get(bookId) ?? null;
  }

  override async page(request: PageRequest, filter: BookFilter): Promise<Page<BookView>> {
    return pageOf([...this.store.rows.values()].filter((row) => isWanted(row, filter)), request, LISTING);
  }
}

function isWanted(row: BookView, filter: BookFilter): boolean {
  return (
    contains(row.title, filter.title) &&
    contains(row.author, filter.author) &&
    contains(row.category, filter.category) &&
    equals(row.rating, filter.rating) &&
    equals(row.publicationYear, filter.publicationYear) &&
    isCalled(row.author, filter.writtenBy) &&
    isCalled(row.category, filter.inCategory) &&
    equals(row.ownerId, filter.ownerId)
  );
}

function contains(text: string | null, part = ''): boolean {
  return (text ?? '').toLowerCase().includes(part.toLowerCase());
}

function equals<T>(value: T | null, wanted: T | undefined): boolean {
  return wanted === undefined || value === wanted;
}

function isCalled(text: string | null, name: string | undefined): boolean {
  return name === undefined || text?.toLowerCase() === name.toLowerCase();
}
