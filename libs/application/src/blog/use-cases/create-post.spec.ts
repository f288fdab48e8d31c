import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts } from '../testing/index.js';
import { CreatePost, type CreatePostCommand } from './create-post.js';

const MAKER = sampleActor(7);
const FIELDS: CreatePostCommand['fields'] = { title: 'Green lamp', description: 'The first of several sentences.', status: 'PUBLISHED' };

describe('CreatePost', () => {
  let store: InMemoryPosts;
  beforeEach(() => {
    store = new InMemoryPosts();
  });

  const create = (given: Partial<CreatePostCommand> = {}) =>
    new CreatePost(store.unitOfWork, store.posts, store.signals, store.outbox, store.clock).execute({ actor: MAKER, fields: FIELDS, ...given });

  it('makes a post that its maker wrote, published now', async () => {
    const id = await create();
    expect(await store.posts.findForUpdate(id)).toEqual({ ...FIELDS, id, authorId: 7, publishedAt: store.clock.now(), version: 1 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('publishes no draft', async () => {
    const id = await create({ fields: { ...FIELDS, status: 'DRAFT' } });
    expect(await store.posts.findForUpdate(id)).toMatchObject({ status: 'DRAFT', publishedAt: null });
  });

  it.each([8, null])('makes a post that %j wrote when it is told so', async (authorId) => {
    expect(await store.posts.findForUpdate(await create({ authorId }))).toMatchObject({ authorId });
  });

  it('tells its signal of the new post while the transaction runs', async () => {
    const told: unknown[] = [];
    store.signals.created.handle(async (id) => {
      told.push([id, store.unitOfWork.isRunning, store.store.rows.has(id)]);
      return id;
    });
    const id = await create();
    expect(told).toEqual([[id, true, true]]);
  });

  it('tells who made which post, and nothing of what is in it', async () => {
    const id = await create();
    expect(store.outbox.events).toEqual([{ type: 'post.created', actorId: 7, subject: { type: 'post', id } }]);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeCreate.handle(async (draft) => ({ ...draft, title: 'Old bridge' }));
    expect(await store.posts.findForUpdate(await create())).toMatchObject({ ...FIELDS, title: 'Old bridge' });
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
