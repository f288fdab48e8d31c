import { postRepositoryContract } from '@halolight/application/blog/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexPosts, type KnexPosts } from './testing/open-knex-posts.js';

let store: KnexPosts;
beforeAll(async () => {
  store = await openKnexPosts();
});
afterAll(() => store?.close());

postRepositoryContract('KnexPostRepository', () => store);
