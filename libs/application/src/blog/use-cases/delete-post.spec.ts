import type { Post } from '@halolight/domain/blog';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts, samplePost } from '../testing/index.js';
import { DeletePost } from './delete-post.js';

describe('DeletePost', () => {
  let store: InMemoryPosts;
  let postId: number;
  beforeEach(async () => {
    store = new InMemoryPosts();
    postId = await store.posts.add(samplePost(7));
  });

  const remove = (actor = sampleActor(7), id = postId, expectedVersions?: readonly number[]) =>
    new DeletePost(store.unitOfWork, store.posts, store.signals, store.outbox).execute(actor, id, expectedVersions);
  const find = () => store.posts.findForUpdate(postId);

  it.each([['its author', sampleActor(7)], ['who holds blog:delete', sampleActor(8, 'blog:delete')]])(
    'deletes the post for %s, and tells who did',
    async (_who, actor) => {
      await remove(actor);
      expect(await find()).toBeNull();
      expect(store.outbox.events).toEqual([{ type: 'post.deleted', actorId: actor.userId, subject: { type: 'post', id: postId } }]);
      expect(store.unitOfWork.outcomes).toEqual(['kept']);
    },
  );

  it('deletes only a version that is expected, after the rights are checked', async () => {
    await expect(remove(sampleActor(7), postId, [2])).rejects.toThrow(StaleVersionError);
    await expect(remove(sampleActor(8), postId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).not.toBeNull();
    await remove(sampleActor(7), postId, [1]);
    expect(await find()).toBeNull();
  });

  it('does not tell strangers that a draft is there', async () => {
    const draftId = await store.posts.add(samplePost(7, { status: 'DRAFT', publishedAt: null }));
    await expect(remove(sampleActor(8), draftId)).rejects.toThrow(NotFoundError);
  });

  it('refuses strangers and unknown posts, and tells nobody', async () => {
    await expect(remove(sampleActor(8, 'blog:update'))).rejects.toThrow(ForbiddenError);
    await expect(remove(sampleActor(7), -5)).rejects.toThrow(NotFoundError);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone']]);
  });

  it('deletes and tells nothing when a handler of the signal objects, which is shown the post', async () => {
    const post = await find();
    const shown: Post[] = [];
    store.signals.beforeDelete.handle((about) => {
      shown.push(about);
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect(shown).toEqual([post]);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
