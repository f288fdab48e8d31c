import type { PostReader } from '@halolight/domain/blog';
import { PermissionSet } from '@halolight/domain/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest } from '../../kernel/testing/index.js';
import type { NewPost } from '../ports/post-repository.js';
import type { AuthorView, PostFilter } from '../queries/post-directory.js';
import type { PostPorts, OpenPosts } from './post-ports.js';
import { samplePost } from './sample-post.js';

const UNKNOWN_ID = 2_000_000_000;
/** Sees everything. */
const EDITOR: PostReader = { userId: UNKNOWN_ID, permissions: new PermissionSet(['blog:*']) };
const DRAFT = { status: 'DRAFT', publishedAt: null } as const;
/** Each: what is filtered by, who is found and who is not. */
const FILTERS: readonly (readonly [filter: PostFilter, found: Partial<NewPost>, other: Partial<NewPost>])[] = [
  [{ status: 'DRAFT' }, DRAFT, {}],
  [{ title: 'LD BRIDGE' }, { title: 'Old bridge' }, { title: 'Green lamp' }],
  [{ description: 'OMETHING ELSE ALTOGETHER.' }, { description: 'Something else altogether.' }, { description: 'The first of several sentences.' }],
  [{ description: 'Something else altogether.' }, { description: 'Something else altogether.' }, { description: null }],
];
/** Each: a text, put where a search looks. */
const SEARCHED: readonly (readonly [field: string, given: (text: string) => Partial<NewPost>])[] = [
  ['title', (title) => ({ title })],
  ['description', (description) => ({ description })],
];
/** In the order in which they are made. */
const LISTED: readonly Partial<NewPost>[] = [
  { title: 'Beta' },
  { title: 'Delta' },
  { title: 'Alpha' },
  { title: 'Gamma' },
];

/** What every `PostDirectory` keeps to. */
export function postDirectoryContract(name: string, open: OpenPosts): void {
  describe(`${name} keeps the contract of PostDirectory`, () => {
    let ports: PostPorts;
    let author: AuthorView;
    beforeAll(async () => {
      ports = await open();
      author = await ports.addAuthor();
    });

    const add = (given: Partial<NewPost> = {}) => ports.posts.add(samplePost(author.id, given));
    const newest = async (filter: PostFilter, search?: string) =>
      (await ports.postDirectory.page(EDITOR, samplePageRequest({ sort: '-id', pageSize: 100, search }), filter)).items;
    const foundAmong = async (ids: readonly number[], filter: PostFilter, search?: string) =>
      (await newest(filter, search)).map(({ id }) => id).filter((id) => ids.includes(id));
    const removeAll = async () => {
      for (const { id } of await newest({})) await ports.posts.remove(id);
    };

    it('shows a post, alone as in the list', async () => {
      const post = samplePost(author.id);
      const id = await ports.posts.add(post);
      const view = await ports.postDirectory.byId(EDITOR, id);
      expect(view).toEqual({ ...post, id, author, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await newest({}))[0]).toEqual(view);
    });

    it('is null when unknown or removed', async () => {
      const id = await add();
      await ports.posts.remove(id);
      expect(await ports.postDirectory.byId(EDITOR, id)).toBeNull();
      expect(await ports.postDirectory.byId(EDITOR, UNKNOWN_ID)).toBeNull();
    });

    it.each(FILTERS)('filters by %j', async (filter, found, other) => {
      await removeAll();
      const ids = [await add(found), await add(other)];
      expect(await foundAmong(ids, filter)).toEqual(ids.slice(0, 1));
    });

    it('filters by author, by id or by username whatever its case', async () => {
      await add();
      const other = await ports.addAuthor();
      const view = await ports.postDirectory.byId(EDITOR, await add({ authorId: other.id }));
      expect(view?.author).toEqual(other);
      expect(await newest({ authorId: other.id })).toEqual([view]);
      for (const username of [other.username.toUpperCase(), other.username]) expect(await newest({ author: username })).toEqual([view]);
      expect(await newest({ author: other.username.slice(1) })).toEqual([]);
    });

    it('shows posts that nobody wrote', async () => {
      const id = await add({ authorId: null });
      expect(await ports.postDirectory.byId(EDITOR, id)).toMatchObject({ id, authorId: null, author: null });
    });

    describe('a draft', () => {
      const reader = (userId: number, ...permissions: string[]): PostReader => ({ userId, permissions: new PermissionSet(permissions) });
      const seen = async (by: PostReader, id: number) => {
        const { items } = await ports.postDirectory.page(by, samplePageRequest({ sort: '-id', pageSize: 100 }), {});
        return [(await ports.postDirectory.byId(by, id))?.id === id, items.some((post) => post.id === id)];
      };

      it('is seen by its author and by who may change it, alone as in the list', async () => {
        const id = await add(DRAFT);
        expect(await seen(reader(author.id), id)).toEqual([true, true]);
        expect(await seen(EDITOR, id)).toEqual([true, true]);
        expect(await seen(reader(UNKNOWN_ID, 'blog:view', 'blog:delete'), id)).toEqual([false, false]);
        expect(await seen(null, id)).toEqual([false, false]);
      });

      it('that nobody wrote is seen by nobody else', async () => {
        const id = await add({ ...DRAFT, authorId: null });
        expect(await seen(reader(author.id), id)).toEqual([false, false]);
        expect(await seen(null, id)).toEqual([false, false]);
      });

      it('is everybody’s once it is published', async () => {
        const id = await add();
        expect(await seen(reader(UNKNOWN_ID), id)).toEqual([true, true]);
        expect(await seen(null, id)).toEqual([true, true]);
      });
    });

    describe('the published ones', () => {
      it('are listed and searched, and no draft is', async () => {
        await removeAll();
        const id = await add({ title: 'An old bridge' });
        await add({ title: 'A bridge to be', ...DRAFT });
        const found = async (search?: string) => (await ports.postDirectory.published(samplePageRequest({ search }))).items.map((post) => post.id);
        expect(await found()).toEqual([id]);
        expect([await found('OLD'), await found('to be')]).toEqual([[id], []]);
      });
    });

    describe('the list of the published ones', () => {
      pagedListContract(['', 'publishedAt', '-publishedAt', 'title', '-title'], async () => {
        await removeAll();
        const ids: number[] = [];
        for (const [place, given] of LISTED.entries()) ids.push(await add({ ...given, publishedAt: new Date(Date.UTC(2026, 0, 10 - place)) }));
        const latestFirst = [...ids];
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.postDirectory.published(request),
          inOrder: {
            '': latestFirst,
            publishedAt: [...ids].reverse(),
            '-publishedAt': latestFirst,
            title: order(2, 0, 1, 3),
            '-title': order(3, 1, 0, 2),
          },
        };
      });
    });

    describe.each(SEARCHED)('a search', (field, given) => {
      it(`finds by a part of ${field}, whatever its case`, async () => {
        await removeAll();
        const ids = [await add(given('cd')), await add(given('ef'))];
        expect(await foundAmong(ids, {}, 'D')).toEqual(ids.slice(0, 1));
      });

      it.each(['%', '_', '\\'])(`takes %s in ${field} for what it says, not for a pattern`, async (sign) => {
        await removeAll();
        const ids = [await add(given(sign)), await add(given('d'))];
        expect(await foundAmong(ids, {}, sign)).toEqual(ids.slice(0, 1));
      });
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'title', '-title'], async () => {
        await removeAll();
        const ids: number[] = [];
        for (const given of LISTED) ids.push(await add(given));
        const newestFirst = [...ids].reverse();
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.postDirectory.page(EDITOR, request, {}),
          inOrder: {
            '': newestFirst,
            id: ids,
            '-id': newestFirst,
            createdAt: ids,
            '-createdAt': newestFirst,
            updatedAt: ids,
            '-updatedAt': newestFirst,
            title: order(2, 0, 1, 3),
            '-title': order(3, 1, 0, 2),
          },
        };
      });
    });
  });
}
