import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest } from '../../kernel/testing/index.js';
import type { NewBook } from '../ports/book-repository.js';
import type { BookFilter } from '../queries/book-directory.js';
import type { BookPorts, OpenBooks } from './book-ports.js';
import { sampleBook } from './sample-book.js';

const UNKNOWN_ID = 2_000_000_000;
/** Each: what is filtered by, who is found and who is not. */
const FILTERS: readonly (readonly [filter: BookFilter, found: Partial<NewBook>, other: Partial<NewBook>])[] = [
  [{ title: 'LD BRIDGE' }, { title: 'Old bridge' }, { title: 'Green lamp' }],
  [{ author: 'LD BRIDGE' }, { author: 'Old bridge' }, { author: 'Green lamp' }],
  [{ category: 'LD BRIDGE' }, { category: 'Old bridge' }, { category: 'Green lamp' }],
  [{ category: 'Old bridge' }, { category: 'Old bridge' }, { category: null }],
  [{ rating: 0 }, { rating: 0 }, { rating: 1 }],
  [{ rating: 0 }, { rating: 0 }, { rating: null }],
  [{ publicationYear: 0 }, { publicationYear: 0 }, { publicationYear: 1 }],
  [{ publicationYear: 0 }, { publicationYear: 0 }, { publicationYear: null }],
  [{ writtenBy: 'OLD bridge' }, { author: 'Old bridge' }, { author: 'Old bridges' }],
  [{ inCategory: 'OLD bridge' }, { category: 'Old bridge' }, { category: 'The old bridge' }],
  [{ inCategory: 'Old bridge' }, { category: 'Old bridge' }, { category: null }],
  [{ writtenBy: 'Old%' }, { author: 'old%' }, { author: 'Old bridge' }],
];
/** Each: a text, put where a search looks. */
const SEARCHED: readonly (readonly [field: string, given: (text: string) => Partial<NewBook>])[] = [
  ['title', (title) => ({ title })],
  ['author', (author) => ({ author })],
  ['category', (category) => ({ category })],
];
/** In the order in which they are made. */
const LISTED: readonly Partial<NewBook>[] = [
  { title: 'Beta', author: 'Beta' },
  { title: 'Delta', author: 'Delta' },
  { title: 'Alpha', author: 'Alpha' },
  { title: 'Gamma', author: 'Gamma' },
];

/** What every `BookDirectory` keeps to. */
export function bookDirectoryContract(name: string, open: OpenBooks): void {
  describe(`${name} keeps the contract of BookDirectory`, () => {
    let ports: BookPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addOwner();
    });

    const add = (given: Partial<NewBook> = {}) => ports.books.add(sampleBook(ownerId, given));
    const newest = async (filter: BookFilter, search?: string) =>
      (await ports.bookDirectory.page(samplePageRequest({ sort: '-id', pageSize: 100, search }), filter)).items;
    const foundAmong = async (ids: readonly number[], filter: BookFilter, search?: string) =>
      (await newest(filter, search)).map(({ id }) => id).filter((id) => ids.includes(id));
    const removeAll = async () => {
      for (const { id } of await newest({})) await ports.books.remove(id);
    };

    it('shows a book, alone as in the list', async () => {
      const book = sampleBook(ownerId);
      const id = await ports.books.add(book);
      const view = await ports.bookDirectory.byId(id);
      expect(view).toEqual({ ...book, id, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await newest({}))[0]).toEqual(view);
    });

    it('is null when unknown or removed', async () => {
      const id = await add();
      await ports.books.remove(id);
      expect(await ports.bookDirectory.byId(id)).toBeNull();
      expect(await ports.bookDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it.each(FILTERS)('filters by %j', async (filter, found, other) => {
      await removeAll();
      const ids = [await add(found), await add(other)];
      expect(await foundAmong(ids, filter)).toEqual(ids.slice(0, 1));
    });

    it('filters by owner', async () => {
      await add();
      const id = await add({ ownerId: await ports.addOwner() });
      const view = await ports.bookDirectory.byId(id);
      expect(await newest({ ownerId: view?.ownerId })).toEqual([view]);
    });

    describe.each(SEARCHED)('a search', (field, given) => {
      it(`finds by a part of ${field}, whatever its case`, async () => {
        await removeAll();
        const ids = [await add(given('cd')), await add(given('ef'))];
        expect(await foundAmong(ids, {}, 'D')).toEqual(ids.slice(0, 1));
      });

      it.each(['%', '_', '\\'])(`takes %s in ${field} for what it says, not for a pattern`, async (sign) => {
        await removeAll();
        const ids = [await add(given(sign)), await add(given('d'))];
        expect(await foundAmong(ids, {}, sign)).toEqual(ids.slice(0, 1));
      });
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'title', '-title', 'author', '-author'], async () => {
        await removeAll();
        const ids: number[] = [];
        for (const given of LISTED) ids.push(await add(given));
        const newestFirst = [...ids].reverse();
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.bookDirectory.page(request, {}),
          inOrder: {
            '': newestFirst,
            id: ids,
            '-id': newestFirst,
            createdAt: ids,
            '-createdAt': newestFirst,
            title: order(2, 0, 1, 3),
            '-title': order(3, 1, 0, 2),
            author: order(2, 0, 1, 3),
            '-author': order(3, 1, 0, 2),
          },
        };
      });
    });
  });
}
