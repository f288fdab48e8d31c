import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryBooks } from '../testing/index.js';
import { CreateBook, type CreateBookCommand } from './create-book.js';

const MAKER = sampleActor(7);
const FIELDS: CreateBookCommand['fields'] = { title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1 };

describe('CreateBook', () => {
  let store: InMemoryBooks;
  beforeEach(() => {
    store = new InMemoryBooks();
  });

  const create = () => new CreateBook(store.unitOfWork, store.books, store.signals, store.outbox).execute({ actor: MAKER, fields: FIELDS });

  it('makes a book that belongs to its maker', async () => {
    const id = await create();
    expect(await store.books.findForUpdate(id)).toEqual({ ...FIELDS, id, ownerId: 7, version: 1 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('tells who made which book, and nothing of what is in it', async () => {
    const id = await create();
    expect(store.outbox.events).toEqual([{ type: 'book.created', actorId: 7, subject: { type: 'book', id } }]);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeCreate.handle(async (draft) => ({ ...draft, title: 'Old bridge' }));
    expect(await store.books.findForUpdate(await create())).toMatchObject({ ...FIELDS, title: 'Old bridge' });
  });

  it('stores and tells nothing when a handler objects', async () => {
    store.signals.beforeCreate.handle(() => {
      throw new ForbiddenError('Not today');
    });
    await expect(create()).rejects.toThrow('Not today');
    expect([store.store.rows.size, store.outbox.events]).toEqual([0, []]);
    expect(store.unitOfWork.outcomes).toEqual(['undone']);
  });
});
