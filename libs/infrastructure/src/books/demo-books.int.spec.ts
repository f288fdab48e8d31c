import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_BOOKS } from './demo-book-rows.js';
import { DemoBooks } from './demo-books.js';
import { openKnexBooks, type KnexBooks } from './testing/open-knex-books.js';

let store: KnexBooks;
beforeAll(async () => {
  store = await openKnexBooks();
});
afterAll(() => store?.close());

const everything = () => store.database.sql('books').select<object[]>('*').orderBy('id');
const load = () => new DemoBooks(store.database).load();

describe('DemoBooks', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([]);
  });

  it('makes each book once, also when two processes do it at the same time', async () => {
    for (const username of ['manager', 'user']) {
      const user = { email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' };
      await store.database.sql('users').insert(user);
    }
    await Promise.all([load(), load()]);
    const books = await everything();
    expect(books).toHaveLength(DEMO_BOOKS.length);
    expect(books).toContainEqual(expect.objectContaining({ title: 'Emma', author: 'Jane Austen', publication_year: 1815, rating: 4 }));
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();
    await load();
    expect(await everything()).toEqual(before);
  });
});
