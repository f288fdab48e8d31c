import { CreateBook, DeleteBook, UpdateBook, BookDirectory, BookSignals } from '@halolight/application/books';
import { BookRepository } from '@halolight/application/books/ports';
import { EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { Database, DemoData, FixtureModel } from '../kernel/index.js';
import { DemoBooks } from './demo-books.js';
import { KnexBookDirectory } from './knex-book-directory.js';
import { KnexBookRepository } from './knex-book-repository.js';
import { BookFixtures } from './book-fixtures.js';

/** Books: every port with its adapter, and every use case. */
export const booksModule = new ContainerModule(({ bind }) => {
  bind(BookRepository).toDynamicValue((c) => new KnexBookRepository(c.get(Database))).inSingletonScope();
  bind(BookDirectory).toDynamicValue((c) => new KnexBookDirectory(c.get(Database))).inSingletonScope();
  bind(BookSignals).toDynamicValue(() => new BookSignals()).inSingletonScope();
  bind(CreateBook).toDynamicValue((c) => new CreateBook(c.get(UnitOfWork), c.get(BookRepository), c.get(BookSignals), c.get(EventOutbox)));
  bind(UpdateBook).toDynamicValue((c) => new UpdateBook(c.get(UnitOfWork), c.get(BookRepository), c.get(BookSignals), c.get(EventOutbox)));
  bind(DeleteBook).toDynamicValue((c) => new DeleteBook(c.get(UnitOfWork), c.get(BookRepository), c.get(BookSignals), c.get(EventOutbox)));
  bind(FixtureModel).toDynamicValue((c) => new BookFixtures(c.get(Database), c.get(CreateBook)));
  bind(DemoData).toDynamicValue((c) => new DemoBooks(c.get(Database)));
});
