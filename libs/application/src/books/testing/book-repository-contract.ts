import type { BookFields } from '@halolight/domain/books';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewBook } from '../ports/book-repository.js';
import type { BookPorts, OpenBooks } from './book-ports.js';
import { sampleBook } from './sample-book.js';

const UNKNOWN_ID = 2_000_000_000;
const CHANGED: BookFields = { title: 'Old bridge', author: 'Old bridge', category: 'Old bridge', rating: 0, publicationYear: 0 };

/** What every `BookRepository` keeps to. */
export function bookRepositoryContract(name: string, open: OpenBooks): void {
  describe(`${name} keeps the contract of BookRepository`, () => {
    let ports: BookPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addOwner();
    });

    const find = async (id: number) => {
      const book = await ports.unitOfWork.run(() => ports.books.findForUpdate(id));
      if (!book) throw new Error(`There is no book ${id}`);
      return book;
    };
    const isThere = async (id: number) => (await ports.unitOfWork.run(() => ports.books.findForUpdate(id))) !== null;
    const sample = (given: Partial<NewBook> = {}) => sampleBook(ownerId, given);
    const add = (given: Partial<NewBook> = {}) => ports.books.add(sample(given));

    it.each<Partial<NewBook>>([{}, { category: null, rating: null, publicationYear: null }])('keeps a book, with %j', async (given) => {
      const book = sample(given);
      const id = await ports.books.add(book);
      expect(await find(id)).toEqual({ ...book, id, version: 1 });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await isThere(UNKNOWN_ID)).toBe(false);
    });

    it('stores what it says and raises the version, of one book alone', async () => {
      const [changed, other] = [await find(await add()), await find(await add())];
      await ports.books.update({ ...changed, ...CHANGED });
      expect(await find(changed.id)).toEqual({ ...changed, ...CHANGED, version: 2 });
      const cleared = { category: null, rating: null, publicationYear: null };
      await ports.books.update({ ...changed, ...cleared });
      expect(await find(changed.id)).toEqual({ ...changed, ...cleared, version: 3 });
      expect(await find(other.id)).toEqual(other);
    });

    it('keeps the owner, whatever an update says', async () => {
      const book = await find(await add());
      await ports.books.update({ ...book, ownerId: await ports.addOwner() });
      expect((await find(book.id)).ownerId).toBe(ownerId);
    });

    it('removes one book', async () => {
      const [removed, other] = [await find(await add()), await find(await add())];
      await ports.books.remove(removed.id);
      expect(await isThere(removed.id)).toBe(false);
      expect(await find(other.id)).toEqual(other);
    });
  });
}
