import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryBooks, sampleBook } from '../testing/index.js';
import { UpdateBook, type UpdateBookCommand } from './update-book.js';

const OWNER = sampleActor(7);
const CHANGES: Required<UpdateBookCommand['changes']> = { title: 'Old bridge', author: 'Old bridge', category: 'Old bridge', rating: 0, publicationYear: 0 };

describe('UpdateBook', () => {
  let store: InMemoryBooks;
  let bookId: number;
  beforeEach(async () => {
    store = new InMemoryBooks();
    bookId = await store.books.add(sampleBook(7));
  });

  const update = (changes: UpdateBookCommand['changes'], actor = OWNER, id = bookId, expectedVersions?: readonly number[]) =>
    new UpdateBook(store.unitOfWork, store.books, store.signals, store.outbox).execute({ actor, bookId: id, changes, expectedVersions });
  const find = () => store.books.findForUpdate(bookId);

  it.each<UpdateBookCommand['changes']>([
    CHANGES,
    { title: CHANGES.title },
    { author: CHANGES.author },
    { category: CHANGES.category },
    { rating: CHANGES.rating },
    { publicationYear: CHANGES.publicationYear },
    { category: null },
    { rating: null },
    { publicationYear: null },
    {},
  ])('changes by %j what is given and nothing else', async (changes) => {
    const before = await find();
    await update(changes);
    expect(await find()).toEqual({ ...before, ...changes, version: 2 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    await expect(update(CHANGES, OWNER, bookId, [2])).rejects.toThrow(StaleVersionError);
    await expect(update(CHANGES, sampleActor(8), bookId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).toMatchObject({ version: 1 });
    await update(CHANGES, OWNER, bookId, [1]);
    expect(await find()).toMatchObject({ ...CHANGES, version: 2 });
  });

  it('tells who changed which book, and nothing of what is in it', async () => {
    await update(CHANGES, sampleActor(8, 'books:update'));
    expect(store.outbox.events).toEqual([{ type: 'book.updated', actorId: 8, subject: { type: 'book', id: bookId } }]);
  });

  it('refuses strangers and unknown books, and tells nobody', async () => {
    await expect(update(CHANGES, sampleActor(8, 'books:delete'))).rejects.toThrow(ForbiddenError);
    await expect(update(CHANGES, OWNER, -5)).rejects.toThrow(NotFoundError);
    expect(await find()).toMatchObject({ version: 1 });
    expect(store.outbox.events).toEqual([]);
    expect(store.unitOfWork.outcomes).toEqual(['undone', 'undone']);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeUpdate.handle((book) => ({ ...book, ...CHANGES }));
    await update({});
    expect(await find()).toMatchObject(CHANGES);
  });

  it('stores and tells nothing when a handler objects', async () => {
    store.signals.beforeUpdate.handle(async () => {
      throw new ForbiddenError('Leave it');
    });
    await expect(update(CHANGES)).rejects.toThrow('Leave it');
    expect(await find()).toMatchObject({ version: 1 });
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
