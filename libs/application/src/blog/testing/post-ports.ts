import type { UnitOfWork } from '../../kernel/index.js';
import type { PostRepository } from '../ports/post-repository.js';
import type { PostStatistics } from '../ports/post-statistics.js';
import type { PostViews } from '../ports/post-views.js';
import type { AuthorView, PostDirectory } from '../queries/post-directory.js';
import type { PostStatisticsDirectory } from '../queries/post-statistics-directory.js';

/** What keeps posts, over one store, perhaps with posts in it. */
export interface PostPorts {
  readonly unitOfWork: UnitOfWork;
  readonly posts: PostRepository;
  readonly postDirectory: PostDirectory;
  readonly statistics: PostStatistics;
  readonly statisticsDirectory: PostStatisticsDirectory;
  readonly views: PostViews;
  /** Somebody who may write posts; somebody new each time, whose username has a capital letter. */
  readonly addAuthor: () => Promise<AuthorView>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenPosts = () => PostPorts | Promise<PostPorts>;
