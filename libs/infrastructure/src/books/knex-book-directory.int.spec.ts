import { bookDirectoryContract } from '@halolight/application/books/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexBooks, type KnexBooks } from './testing/open-knex-books.js';

let store: KnexBooks;
beforeAll(async () => {
  store = await openKnexBooks();
});
afterAll(() => store?.close());

bookDirectoryContract('KnexBookDirectory', () => store);
