import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts, samplePost } from '../testing/index.js';
import { UpdatePost, type UpdatePostCommand } from './update-post.js';

const AUTHOR = sampleActor(7);
const CHANGES: Required<UpdatePostCommand['changes']> = { title: 'Old bridge', description: 'Something else altogether.', status: 'PUBLISHED' };

describe('UpdatePost', () => {
  let store: InMemoryPosts;
  let postId: number;
  beforeEach(async () => {
    store = new InMemoryPosts();
    postId = await store.posts.add(samplePost(7));
  });

  const update = (changes: UpdatePostCommand['changes'], actor = AUTHOR, id = postId, expectedVersions?: readonly number[]) =>
    new UpdatePost(store.unitOfWork, store.posts, store.signals, store.outbox, store.clock).execute({ actor, postId: id, changes, expectedVersions });
  const find = () => store.posts.findForUpdate(postId);

  it.each<UpdatePostCommand['changes']>([
    CHANGES,
    { title: CHANGES.title },
    { description: CHANGES.description },
    { description: null },
    {},
  ])('changes by %j what is given and nothing else', async (changes) => {
    const before = await find();
    await update(changes);
    expect(await find()).toEqual({ ...before, ...changes, version: 2 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    await expect(update(CHANGES, AUTHOR, postId, [2])).rejects.toThrow(StaleVersionError);
    await expect(update(CHANGES, sampleActor(8), postId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).toMatchObject({ version: 1 });
    await update(CHANGES, AUTHOR, postId, [1]);
    expect(await find()).toMatchObject({ ...CHANGES, version: 2 });
  });

  it('publishes a draft now, keeps since when a published post is, and takes one back', async () => {
    const draftId = await store.posts.add(samplePost(7, { status: 'DRAFT', publishedAt: null }));
    const published = async (changes: UpdatePostCommand['changes']) => {
      await update(changes, AUTHOR, draftId);
      return (await store.posts.findForUpdate(draftId))?.publishedAt;
    };
    const now = store.clock.now();
    expect(await published({ title: 'Still a draft' })).toBeNull();
    expect(await published({ status: 'PUBLISHED' })).toEqual(now);
    store.clock.advance(1000);
    expect(await published({ status: 'PUBLISHED' })).toEqual(now);
    expect(await published({ status: 'DRAFT' })).toBeNull();
  });

  it('does not tell strangers that a draft is there', async () => {
    const draftId = await store.posts.add(samplePost(7, { status: 'DRAFT', publishedAt: null }));
    await expect(update(CHANGES, sampleActor(8), draftId)).rejects.toThrow(NotFoundError);
  });

  it('tells who changed which post, and nothing of what is in it', async () => {
    await update(CHANGES, sampleActor(8, 'blog:update'));
    expect(store.outbox.events).toEqual([{ type: 'post.updated', actorId: 8, subject: { type: 'post', id: postId } }]);
  });

  it('refuses strangers and unknown posts, and tells nobody', async () => {
    await expect(update(CHANGES, sampleActor(8, 'blog:delete'))).rejects.toThrow(ForbiddenError);
    await expect(update(CHANGES, AUTHOR, -5)).rejects.toThrow(NotFoundError);
    expect(await find()).toMatchObject({ version: 1 });
    expect(store.outbox.events).toEqual([]);
    expect(store.unitOfWork.outcomes).toEqual(['undone', 'undone']);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeUpdate.handle((post) => ({ ...post, ...CHANGES }));
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
