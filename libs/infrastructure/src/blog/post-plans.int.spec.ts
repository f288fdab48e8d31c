import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { PermissionSet } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexPostDirectory } from './knex-post-directory.js';
import { KnexPostStatisticsDirectory } from './knex-post-statistics-directory.js';
import { KnexPostStatistics } from './knex-post-statistics.js';
import { openKnexPosts, type KnexPosts } from './testing/open-knex-posts.js';

const TABLES = ['posts', 'post_statistics'];
const POSTS = 10_000;
const AUTHORS = 2_000;
/** A page of ten, one row more, the author of each, and the other authors' drafts passed over on the way. */
const MOST_ROWS = 100;

let store: KnexPosts;
let database: Database;
let recorder: PlanRecorder;
let directory: KnexPostDirectory;
beforeAll(async () => {
  store = await openKnexPosts();
  await fill();
  ({ recorder, database } = await openRecordedDatabase(store));
  directory = new KnexPostDirectory(database);
});
afterAll(async () => {
  await database.close();
  await store.close();
});

async function fill(): Promise<void> {
  const { sql } = store.database;
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name', 'ACTIVE', '' from generate_series(1, ?) n`, [AUTHORS]);
  await sql.raw(
    `insert into posts (title, description, status, author_id, published_at, created_at, updated_at)
     select md5(n::text), md5(n || 'd'), case when n % 3 = 0 then 'DRAFT' else 'PUBLISHED' end, users.id,
            case when n % 3 <> 0 then now() - n * interval '1 minute' end, now() - n * interval '1 minute', now() - n * interval '1 minute'
     from generate_series(1, ?) n join users on users.username = 'user' || (n % ? + 1)`,
    [POSTS, AUTHORS],
  );
  await sql.raw('insert into post_statistics (post_id) select id from posts');
  await sql.raw('vacuum analyze');
}

async function expectIndexed(work: () => Promise<unknown>): Promise<void> {
  expect(await recorder.costly({ tables: TABLES, mostRows: MOST_ROWS }, work)).toEqual([]);
}

const request = (given: Partial<PageRequest> = {}) => samplePageRequest({ count: 'none', ...given });
const READER = { userId: 5, permissions: PermissionSet.EMPTY };
const EDITOR = { userId: 5, permissions: new PermissionSet(['blog:*']) };

describe(`with ${POSTS} posts an index answers`, () => {
  it('one post, and its statistics', async () => {
    await expectIndexed(() => directory.byId(null, POSTS / 2));
    await expectIndexed(() => new KnexPostStatisticsDirectory(database).byPost(POSTS / 2));
  });

  it.each(['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'title', '-title', 'id', '-id'])('the list by %s, at any depth', async (sort) => {
    for (const reader of [READER, EDITOR]) {
      await expectIndexed(() => directory.page(reader, request({ sort }), {}));
      const { nextCursor } = await directory.page(reader, request({ sort }), {});
      await expectIndexed(() => directory.page(reader, request({ sort, cursor: nextCursor ?? '' }), {}));
    }
  });

  it.each(['publishedAt', '-publishedAt', 'title', '-title'])('the published ones by %s, at any depth', async (sort) => {
    await expectIndexed(() => directory.published(request({ sort })));
    const { nextCursor } = await directory.published(request({ sort }));
    await expectIndexed(() => directory.published(request({ sort, cursor: nextCursor ?? '' })));
  });

  it('an author’s posts, drafts, and a search', async () => {
    await expectIndexed(() => directory.page(READER, request(), { authorId: 7 }));
    await expectIndexed(() => directory.page(READER, request(), { author: 'USER7' }));
    await expectIndexed(() => directory.page(EDITOR, request(), { status: 'DRAFT' }));
    await expectIndexed(() => directory.page(EDITOR, request({ search: 'c4ca4238a0b9' }), {}));
    await expectIndexed(() => directory.published(request({ search: 'c4ca4238a0b9' })));
  });

  it('what is counted', async () => {
    const statistics = new KnexPostStatistics(database);
    await expectIndexed(() => statistics.countShare(7));
    await expectIndexed(() => statistics.countViews(new Map([[7, 1], [8, 2]])));
  });
});
