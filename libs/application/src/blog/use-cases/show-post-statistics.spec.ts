import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts } from '../testing/index.js';
import { CreatePost } from './create-post.js';
import { keepPostStatistics } from './keep-post-statistics.js';
import { SharePost } from './share-post.js';
import { ShowPostStatistics } from './show-post-statistics.js';
import { ViewPost } from './view-post.js';

const AUTHOR = sampleActor(7);

describe('ShowPostStatistics', () => {
  let store: InMemoryPosts;
  beforeEach(() => {
    store = new InMemoryPosts();
    keepPostStatistics(store.signals, store.statistics, store.views);
  });

  const create = (status: 'DRAFT' | 'PUBLISHED' = 'PUBLISHED') =>
    new CreatePost(store.unitOfWork, store.posts, store.signals, store.outbox, store.clock).execute({ actor: AUTHOR, fields: { title: 'Green lamp', description: null, status } });
  const show = (postId: number, reader = AUTHOR) => new ShowPostStatistics(store.postDirectory, store.views, store.statisticsDirectory).execute(reader, postId);

  it('tells what the signals counted: nothing of a new post, then every view and share', async () => {
    const postId = await create();
    expect(await show(postId)).toMatchObject({ postId, viewNumber: 0, sharedNumber: 0 });
    for (const reader of [null, AUTHOR]) await new ViewPost(store.postDirectory, store.signals).execute(reader, postId);
    await new SharePost(store.unitOfWork, store.posts, store.signals, store.outbox).execute(AUTHOR, postId);
    expect(await show(postId)).toMatchObject({ postId, viewNumber: 2, sharedNumber: 1 });
  });

  it('tells nothing of a post that the reader may not see, is gone, or is not counted for', async () => {
    await expect(show(await create('DRAFT'), sampleActor(8))).rejects.toThrow(NotFoundError);
    await expect(show(-5)).rejects.toThrow(NotFoundError);
    const postId = await create();
    store.store.statistics.clear();
    await expect(show(postId)).rejects.toThrow(NotFoundError);
  });
});
