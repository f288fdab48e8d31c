import type { Book } from '@halolight/domain/books';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryBooks, sampleBook } from '../testing/index.js';
import { DeleteBook } from './delete-book.js';

describe('DeleteBook', () => {
  let store: InMemoryBooks;
  let bookId: number;
  beforeEach(async () => {
    store = new InMemoryBooks();
    bookId = await store.books.add(sampleBook(7));
  });

  const remove = (actor = sampleActor(7), id = bookId, expectedVersions?: readonly number[]) =>
    new DeleteBook(store.unitOfWork, store.books, store.signals, store.outbox).execute(actor, id, expectedVersions);
  const find = () => store.books.findForUpdate(bookId);

  it.each([['its owner', sampleActor(7)], ['who holds books:delete', sampleActor(8, 'books:delete')]])(
    'deletes the book for %s, and tells who did',
    async (_who, actor) => {
      await remove(actor);
      expect(await find()).toBeNull();
      expect(store.outbox.events).toEqual([{ type: 'book.deleted', actorId: actor.userId, subject: { type: 'book', id: bookId } }]);
      expect(store.unitOfWork.outcomes).toEqual(['kept']);
    },
  );

  it('deletes only a version that is expected, after the rights are checked', async () => {
    await expect(remove(sampleActor(7), bookId, [2])).rejects.toThrow(StaleVersionError);
    await expect(remove(sampleActor(8), bookId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).not.toBeNull();
    await remove(sampleActor(7), bookId, [1]);
    expect(await find()).toBeNull();
  });

  it('refuses strangers and unknown books, and tells nobody', async () => {
    await expect(remove(sampleActor(8, 'books:update'))).rejects.toThrow(ForbiddenError);
    await expect(remove(sampleActor(7), -5)).rejects.toThrow(NotFoundError);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone']]);
  });

  it('deletes and tells nothing when a handler of the signal objects, which is shown the book', async () => {
    const book = await find();
    const shown: Book[] = [];
    store.signals.beforeDelete.handle((about) => {
      shown.push(about);
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect(shown).toEqual([book]);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
