import type { Book } from '@halolight/domain/books';
import { BookRepository, type NewBook } from '../ports/book-repository.js';
import type { InMemoryBookStore } from './in-memory-book-store.js';

/** The twin of the real `BookRepository`, but that nobody waits for anybody. */
export class InMemoryBookRepository extends BookRepository {
  constructor(private readonly store: InMemoryBookStore) {
    super();
  }

  override async findForUpdate(bookId: number): Promise<Book | null> {
    const found = this.store.rows.get(bookId);
    if (!found) return null;
    const { createdAt, updatedAt, ...book } = found;
    return book;
  }

  override async add(book: NewBook): Promise<number> {
    const id = this.store.nextId();
    const now = this.store.clock.now();
    this.store.rows.set(id, { ...book, id, version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update(book: Book): Promise<void> {
    const known = this.store.rows.get(book.id);
    if (!known) return;
    const { ownerId, version, createdAt } = known;
    this.store.rows.set(book.id, { ...book, ownerId, version: version + 1, createdAt, updatedAt: this.store.clock.now() });
  }

  override async remove(bookId: number): Promise<void> {
    this.store.rows.delete(bookId);
  }
}
