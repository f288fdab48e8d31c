import { PostStatistics } from '../ports/post-statistics.js';
import type { InMemoryPostStore } from './in-memory-post-store.js';

/** The twin of the real `PostStatistics`. */
export class InMemoryPostStatistics extends PostStatistics {
  constructor(private readonly store: InMemoryPostStore) {
    super();
  }

  override async begin(postId: number): Promise<void> {
    if (this.store.statistics.has(postId)) return;
    this.store.statistics.set(postId, { postId, viewNumber: 0, sharedNumber: 0, updatedAt: this.store.clock.now() });
  }

  override async countShare(postId: number): Promise<void> {
    this.count(postId, 0, 1);
  }

  override async countViews(views: ReadonlyMap<number, number>): Promise<void> {
    for (const [postId, more] of views) this.count(postId, more, 0);
  }

  private count(postId: number, views: number, shares: number): void {
    const known = this.store.statistics.get(postId);
    if (!known) return;
    const { viewNumber, sharedNumber } = known;
    const counted = { viewNumber: viewNumber + views, sharedNumber: sharedNumber + shares };
    this.store.statistics.set(postId, { postId, ...counted, updatedAt: this.store.clock.now() });
  }
}
