import type { PostStatistics } from '../ports/post-statistics.js';
import { PostViews } from '../ports/post-views.js';

/** The twin of the real `PostViews`: it stores what it noted when it is told to, and never by itself. */
export class InMemoryPostViews extends PostViews {
  private noted = new Map<number, number>();

  constructor(private readonly statistics: PostStatistics) {
    super();
  }

  override note(postId: number): void {
    this.noted.set(postId, (this.noted.get(postId) ?? 0) + 1);
  }

  override async flush(): Promise<void> {
    const noted = this.noted;
    this.noted = new Map();
    await this.statistics.countViews(noted);
  }
}
