import type { Book } from '@halolight/domain/books';
import { EntitySignals } from '../../kernel/index.js';
import type { NewBook } from '../ports/book-repository.js';

/** What is about to happen to a book. */
export class BookSignals extends EntitySignals<NewBook, Book> {}
