import { PostStatisticsDirectory, type PostStatisticsView } from '../queries/post-statistics-directory.js';
import type { InMemoryPostStore } from './in-memory-post-store.js';

/** The twin of the real `PostStatisticsDirectory`. */
export class InMemoryPostStatisticsDirectory extends PostStatisticsDirectory {
  constructor(private readonly store: InMemoryPostStore) {
    super();
  }

  override async byPost(postId: number): Promise<PostStatisticsView | null> {
    return this.store.statistics.get(postId) ?? null;
  }
}
