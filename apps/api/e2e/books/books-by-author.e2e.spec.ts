import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { bookDraft } from './book-draft.js';

let house: Installation;
let guest: Member;
beforeAll(async () => {
  house = await Installation.start({ SEED: 'demo' });
  guest = await house.member('guest');
  const maker = await house.member();
  const books = [
    ['Solaris', 'Stanisław Lem', 'Science fiction'],
    ['The Cyberiad', 'Stanisław Lem', 'Tales'],
    ['Fiasco', 'Stanisław Lem', 'Science Fiction'],
    ['Lemons', 'Stanisław Lemski', 'Science fiction'],
  ];
  for (const [title, author, category] of books) await maker.client.post('/api/books', { ...bookDraft(), title, author, category });
});
afterAll(() => house?.stop());

const list = (author: string, query = '') => guest.client.get(`/api/books/author/${encodeURIComponent(author)}${query}`);
const titles = (answer: Json) => answer.body.data.items.map(({ title }: Json) => title);

describe('GET /api/books/author/:author', () => {
  it('lists the books of one author, whatever the case, newest first', async () => {
    expect(titles(await list('stanisŁAW lem'))).toEqual(['Fiasco', 'The Cyberiad', 'Solaris']);
    expect(titles(await list(' Stanisław Lem '))).toHaveLength(3);
  });

  it('takes the whole name, and none of its characters for a pattern', async () => {
    for (const author of ['Lem', 'Stanisław%', 'nobody']) expect(titles(await list(author))).toEqual([]);
  });

  it('narrows to a category, whatever its case', async () => {
    expect(titles(await list('Stanisław Lem', '?category=SCIENCE%20fiction'))).toEqual(['Fiasco', 'Solaris']);
    expect(titles(await list('Stanisław Lem', '?category=Science'))).toEqual([]);
  });

  it('is a page like every list', async () => {
    const first = (await list('Stanisław Lem', '?pageSize=2&sort=title')).body.data;
    expect(first).toMatchObject({ total: 3, page: 1, pageSize: 2, totalPages: 2 });
    expect(titles(await list('Stanisław Lem', `?pageSize=2&sort=title&cursor=${encodeURIComponent(first.nextCursor)}`))).toEqual(['The Cyberiad']);
  });

  it('refuses what no author and no category can be called', async () => {
    expectRefusal(await list('x'.repeat(101)), 400, 'VALIDATION_ERROR', ['author']);
    expectRefusal(await list(' '), 400, 'VALIDATION_ERROR', ['author']);
    expectRefusal(await list('Lem', `?category=${'x'.repeat(51)}`), 400, 'VALIDATION_ERROR', ['category']);
  });
});

it('the demo data has books, which nobody has twice', async () => {
  const { total } = (await guest.client.get('/api/books?category=novel')).body.data;
  expect(total).toBeGreaterThan(3);
  await house.addApi();
  expect((await guest.client.get('/api/books?category=novel')).body.data.total).toBe(total);
});
