import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PostPorts, OpenPosts } from './post-ports.js';
import { samplePost } from './sample-post.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `PostStatistics` and its directory keep to. */
export function postStatisticsContract(name: string, open: OpenPosts): void {
  describe(`${name} keeps the contract of PostStatistics`, () => {
    let ports: PostPorts;
    let postId: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      postId = await ports.posts.add(samplePost((await ports.addAuthor()).id));
    });

    const counted = () => ports.statisticsDirectory.byPost(postId);
    const numbers = (viewNumber: number, sharedNumber: number) => ({ postId, viewNumber, sharedNumber, updatedAt: expect.any(Date) });

    it('begins at nothing', async () => {
      expect(await counted()).toBeNull();
      await ports.statistics.begin(postId);
      expect(await counted()).toEqual(numbers(0, 0));
    });

    it('counts shares one by one and views as many as there were, of each post apart', async () => {
      const other = await ports.posts.add(samplePost((await ports.addAuthor()).id));
      for (const id of [postId, other]) await ports.statistics.begin(id);
      await ports.statistics.countShare(postId);
      await ports.statistics.countShare(postId);
      await ports.statistics.countViews(new Map([[postId, 3], [other, 1]]));
      await ports.statistics.countViews(new Map([[postId, 4]]));
      expect(await counted()).toEqual(numbers(7, 2));
      expect(await ports.statisticsDirectory.byPost(other)).toMatchObject({ viewNumber: 1, sharedNumber: 0 });
    });

    it('goes on from where it is when it is begun again', async () => {
      await ports.statistics.begin(postId);
      await ports.statistics.countShare(postId);
      await ports.statistics.begin(postId);
      expect(await counted()).toEqual(numbers(0, 1));
    });

    it('passes over posts that are gone, and counts the others', async () => {
      await ports.statistics.begin(postId);
      await ports.statistics.countViews(new Map([[UNKNOWN_ID, 1], [postId, 1]]));
      await ports.statistics.countViews(new Map());
      expect(await counted()).toEqual(numbers(1, 0));
      expect(await ports.statisticsDirectory.byPost(UNKNOWN_ID)).toBeNull();
    });

    it('ends with its post', async () => {
      await ports.statistics.begin(postId);
      await ports.posts.remove(postId);
      expect(await counted()).toBeNull();
    });
  });

  describe(`${name} keeps the contract of PostViews`, () => {
    it('stores what was noted when it is flushed, each view once', async () => {
      const { posts, addAuthor, statistics, statisticsDirectory, views } = await open();
      const postId = await posts.add(samplePost((await addAuthor()).id));
      await statistics.begin(postId);
      for (let view = 0; view < 3; view += 1) views.note(postId);
      await Promise.all([views.flush(), views.flush()]);
      await views.flush();
      expect(await statisticsDirectory.byPost(postId)).toMatchObject({ viewNumber: 3 });
    });
  });
}
