import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_POSTS } from './demo-post-rows.js';
import { DemoPosts } from './demo-posts.js';
import { openKnexPosts, type KnexPosts } from './testing/open-knex-posts.js';

let store: KnexPosts;
beforeAll(async () => {
  store = await openKnexPosts();
});
afterAll(() => store?.close());

const everything = () => store.database.sql('posts').select<object[]>('*').orderBy('id');
const load = () => new DemoPosts(store.database).load();

describe('DemoPosts', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([]);
  });

  it('makes each post once, with its statistics, also when two processes do it at the same time', async () => {
    for (const username of ['admin', 'manager', 'user']) {
      const user = { email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' };
      await store.database.sql('users').insert(user);
    }
    await Promise.all([load(), load()]);
    const posts = await everything();
    expect(posts).toHaveLength(DEMO_POSTS.length);
    expect(posts).toContainEqual(expect.objectContaining({ title: 'How we count visits', status: 'PUBLISHED' }));
    expect(posts).toContainEqual(expect.objectContaining({ status: 'DRAFT', published_at: null }));
    const statistics = await store.database.sql('post_statistics').sum<{ views: unknown }[]>('view_number as views').count('* as posts');
    expect(statistics).toEqual([{ views: String(DEMO_POSTS.reduce((sum, { views }) => sum + views, 0)), posts: DEMO_POSTS.length }]);
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();
    await load();
    expect(await everything()).toEqual(before);
  });
});
