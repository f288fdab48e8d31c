import { PostStatistics } from '@halolight/application/blog/ports';
import type { Logger } from '@halolight/application/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { BufferedPostViews } from './buffered-post-views.js';

/** Remembers what it was told, and is away when a test says so. */
class AwayStatistics extends PostStatistics {
  isAway = false;
  readonly told: (readonly [number, number])[][] = [];

  override async begin(): Promise<void> {}

  override async countShare(): Promise<void> {}

  override async countViews(views: ReadonlyMap<number, number>): Promise<void> {
    if (this.isAway) throw new Error('The database is away');
    if (views.size > 0) this.told.push([...views]);
  }
}

describe('BufferedPostViews', () => {
  let statistics: AwayStatistics;
  let warnings: string[];
  let views: BufferedPostViews;
  beforeEach(() => {
    statistics = new AwayStatistics();
    warnings = [];
    const ignore = (): void => undefined;
    const logger: Logger = { debug: ignore, info: ignore, error: ignore, warn: (message) => void warnings.push(message) };
    views = new BufferedPostViews(statistics, logger);
  });

  it('stores the views of a while at once, by itself', async () => {
    for (const postId of [7, 8, 7]) views.note(postId);
    expect(statistics.told).toEqual([]);
    while (statistics.told.length === 0) await pause(20);
    expect(statistics.told).toEqual([[[7, 2], [8, 1]]]);
  });

  it('keeps what it could not store, says so, and stores it with what came since', async () => {
    statistics.isAway = true;
    views.note(7);
    while (warnings.length === 0) await pause(20);
    await expect(views.flush()).rejects.toThrow('The database is away');
    statistics.isAway = false;
    views.note(7);
    await views.flush();
    expect(statistics.told).toEqual([[[7, 2]]]);
  });

  it('keeps no more than ten thousand posts in memory, and goes on counting those', async () => {
    statistics.isAway = true;
    for (let postId = 1; postId <= 10_001; postId += 1) views.note(postId);
    await expect(views.flush()).rejects.toThrow();
    views.note(1);
    statistics.isAway = false;
    await views.flush();
    expect(statistics.told[0]).toHaveLength(10_000);
    expect(statistics.told[0]?.[0]).toEqual([1, 2]);
  });
});
