import type { Clock } from '../../kernel/index.js';
import type { BookView } from '../queries/book-directory.js';

/** What the in-memory twins of books share. Its rows are replaced, never changed. */
export class InMemoryBookStore {
  readonly rows = new Map<number, BookView>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}
