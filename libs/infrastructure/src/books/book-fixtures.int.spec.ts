import { CreateBook, BookSignals } from '@halolight/application/books';
import { RecordingEventOutbox } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BookFixtures } from './book-fixtures.js';
import { openKnexBooks, type KnexBooks } from './testing/open-knex-books.js';

let store: KnexBooks;
beforeAll(async () => {
  store = await openKnexBooks();
});
afterAll(() => store?.close());

it('makes a book from what a fixture file says, and finds it afterwards', async () => {
  const ownerId = await store.addOwner();
  const [username = ''] = await store.database.sql('users').where({ id: ownerId }).pluck<string[]>('username');
  const fixtures = new BookFixtures(store.database, new CreateBook(store.unitOfWork, store.books, new BookSignals(), new RecordingEventOutbox()));
  const written = { title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1, ownerUsername: username.toUpperCase() };
  const { find, make } = await fixtures.prepare(fixtures.properties.parse(written));

  expect(await find()).toBeNull();
  await make();
  expect(await store.bookDirectory.byId((await find()) ?? 0)).toMatchObject({ title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1, ownerId });
});

it('takes for null what the file leaves out', async () => {
  const fixtures = new BookFixtures(store.database, { execute: async () => 0 });
  const least = { title: 'Green lamp', author: 'Green lamp', ownerUsername: 'ada' };
  expect(fixtures.properties.parse(least)).toMatchObject({ category: null, rating: null, publicationYear: null });
});
