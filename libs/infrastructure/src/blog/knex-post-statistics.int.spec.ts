import { postStatisticsContract, samplePost } from '@halolight/application/blog/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexPosts, type KnexPosts } from './testing/open-knex-posts.js';

let store: KnexPosts;
beforeAll(async () => {
  store = await openKnexPosts();
});
afterAll(() => store?.close());

postStatisticsContract('KnexPostStatistics', () => store);

describe('KnexPostStatistics', () => {
  it('lets many count the same posts at once, in whatever order they come', async () => {
    const author = await store.addAuthor();
    const ids = await Promise.all(Array.from({ length: 20 }, () => store.posts.add(samplePost(author.id))));
    for (const id of ids) await store.statistics.begin(id);
    const forward = new Map(ids.map((id) => [id, 1]));
    const backward = new Map([...ids].reverse().map((id) => [id, 1]));
    await Promise.all(Array.from({ length: 40 }, (_, n) => store.statistics.countViews(n % 2 ? forward : backward)));
    for (const id of ids) expect(await store.statisticsDirectory.byPost(id)).toMatchObject({ viewNumber: 40 });
  });
});
