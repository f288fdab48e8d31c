import { CreateBook, DeleteBook, UpdateBook, BookDirectory } from '@halolight/application/books';
import { ContainerModule } from 'inversify';
import { BooksController } from './books.controller.js';

/** The controllers of books. */
export const booksHttpModule = new ContainerModule(({ bind }) => {
  bind(BooksController)
    .toDynamicValue((c) => new BooksController(c.get(BookDirectory), c.get(CreateBook), c.get(UpdateBook), c.get(DeleteBook)))
    .inSingletonScope();
});
