import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryPosts, samplePost } from '../testing/index.js';
import { ViewPost } from './view-post.js';

describe('ViewPost', () => {
  let store: InMemoryPosts;
  let viewed: number[];
  beforeEach(() => {
    store = new InMemoryPosts();
    viewed = [];
    store.signals.viewed.handle((id) => {
      viewed.push(id);
      return id;
    });
  });

  const view = (postId: number, reader: ReturnType<typeof sampleActor> | null = null) => new ViewPost(store.postDirectory, store.signals).execute(reader, postId);

  it('shows a published post to anybody and tells its signal', async () => {
    const postId = await store.posts.add(samplePost(7));
    expect(await view(postId)).toEqual(await store.postDirectory.byId(null, postId));
    expect(viewed).toEqual([postId]);
  });

  it('tells of no view where the post is not sent', async () => {
    const postId = await store.posts.add(samplePost(7));
    const asked: unknown[] = [];
    const post = await new ViewPost(store.postDirectory, store.signals).execute(null, postId, (found) => asked.push(found) === 0);
    expect([viewed, asked]).toEqual([[], [post]]);
  });

  it('shows a draft to its author, which is no view, and to nobody else', async () => {
    const postId = await store.posts.add(samplePost(7, { status: 'DRAFT', publishedAt: null }));
    expect(await view(postId, sampleActor(7))).toMatchObject({ id: postId });
    await expect(view(postId)).rejects.toThrow(NotFoundError);
    expect(viewed).toEqual([]);
  });
});
