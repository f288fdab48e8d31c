import type { PostReader } from '@halolight/domain/blog';
import { NotFoundError } from '@halolight/domain/kernel';
import type { PostViews } from '../ports/post-views.js';
import type { PostDirectory } from '../queries/post-directory.js';
import type { PostStatisticsDirectory, PostStatisticsView } from '../queries/post-statistics-directory.js';

/** Tells how often a post was viewed and shared, by all that this process has noted and, within a second, all that others have. */
export class ShowPostStatistics {
  constructor(
    private readonly posts: PostDirectory,
    private readonly views: PostViews,
    private readonly statistics: PostStatisticsDirectory,
  ) {}

  /** @throws NotFoundError */
  async execute(reader: PostReader, postId: number): Promise<PostStatisticsView> {
    if (!(await this.posts.byId(reader, postId))) throw new NotFoundError('Post');
    await this.views.flush();
    const counted = await this.statistics.byPost(postId);
    if (!counted) throw new NotFoundError('Post');
    return counted;
  }
}
