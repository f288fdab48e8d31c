import { ConflictError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts, samplePost } from '../testing/index.js';
import { SharePost } from './share-post.js';

describe('SharePost', () => {
  let store: InMemoryPosts;
  let shared: unknown[];
  beforeEach(() => {
    store = new InMemoryPosts();
    shared = [];
    store.signals.shared.handle((id) => {
      shared.push([id, store.unitOfWork.isRunning]);
      return id;
    });
  });

  const share = (postId: number, userId = 8) => new SharePost(store.unitOfWork, store.posts, store.signals, store.outbox).execute(sampleActor(userId), postId);

  it('tells its signal in the transaction, and afterwards who shared which post', async () => {
    const postId = await store.posts.add(samplePost(7));
    await share(postId);
    expect(shared).toEqual([[postId, true]]);
    expect(store.outbox.events).toEqual([{ type: 'post.shared', actorId: 8, subject: { type: 'post', id: postId } }]);
  });

  it('refuses drafts to their author, and does not tell others of them', async () => {
    const postId = await store.posts.add(samplePost(7, { status: 'DRAFT', publishedAt: null }));
    await expect(share(postId, 7)).rejects.toThrow(ConflictError);
    await expect(share(postId)).rejects.toThrow(NotFoundError);
    await expect(share(-5)).rejects.toThrow(NotFoundError);
    expect([shared, store.outbox.events]).toEqual([[], []]);
  });
});
