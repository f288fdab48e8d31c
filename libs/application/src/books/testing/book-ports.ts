import type { UnitOfWork } from '../../kernel/index.js';
import type { BookRepository } from '../ports/book-repository.js';
import type { BookDirectory } from '../queries/book-directory.js';

/** What keeps books, over one store, perhaps with books in it. */
export interface BookPorts {
  readonly unitOfWork: UnitOfWork;
  readonly books: BookRepository;
  readonly bookDirectory: BookDirectory;
  /** The id of an account that may own books; a new one each time. */
  readonly addOwner: () => Promise<number>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenBooks = () => BookPorts | Promise<BookPorts>;
