import type { Post } from '@halolight/domain/blog';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewPost } from '../ports/post-repository.js';
import type { PostPorts, OpenPosts } from './post-ports.js';
import { samplePost } from './sample-post.js';

const UNKNOWN_ID = 2_000_000_000;
const CHANGED: Partial<Post> = { title: 'Old bridge', description: 'Something else altogether.', status: 'DRAFT' as const, publishedAt: null };

/** What every `PostRepository` keeps to. */
export function postRepositoryContract(name: string, open: OpenPosts): void {
  describe(`${name} keeps the contract of PostRepository`, () => {
    let ports: PostPorts;
    let authorId: number;
    beforeAll(async () => {
      ports = await open();
      authorId = (await ports.addAuthor()).id;
    });

    const find = async (id: number) => {
      const post = await ports.unitOfWork.run(() => ports.posts.findForUpdate(id));
      if (!post) throw new Error(`There is no post ${id}`);
      return post;
    };
    const isThere = async (id: number) => (await ports.unitOfWork.run(() => ports.posts.findForUpdate(id))) !== null;
    const sample = (given: Partial<NewPost> = {}) => samplePost(authorId, given);
    const add = (given: Partial<NewPost> = {}) => ports.posts.add(sample(given));

    it.each<Partial<NewPost>>([{}, { description: null }, { status: 'DRAFT', publishedAt: null }, { authorId: null }])('keeps a post, with %j', async (given) => {
      const post = sample(given);
      const id = await ports.posts.add(post);
      expect(await find(id)).toEqual({ ...post, id, version: 1 });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await isThere(UNKNOWN_ID)).toBe(false);
    });

    it('stores what it says and raises the version, of one post alone', async () => {
      const [changed, other] = [await find(await add()), await find(await add())];
      await ports.posts.update({ ...changed, ...CHANGED });
      expect(await find(changed.id)).toEqual({ ...changed, ...CHANGED, version: 2 });
      const cleared = { description: null };
      await ports.posts.update({ ...changed, ...cleared });
      expect(await find(changed.id)).toEqual({ ...changed, ...cleared, version: 3 });
      expect(await find(other.id)).toEqual(other);
    });

    it('keeps the author, whatever an update says', async () => {
      const post = await find(await add());
      await ports.posts.update({ ...post, authorId: (await ports.addAuthor()).id });
      expect((await find(post.id)).authorId).toBe(authorId);
    });

    it('removes one post', async () => {
      const [removed, other] = [await find(await add()), await find(await add())];
      await ports.posts.remove(removed.id);
      expect(await isThere(removed.id)).toBe(false);
      expect(await find(other.id)).toEqual(other);
    });
  });
}
