import type { Logger } from '@halolight/application/kernel';
import type { LoadInitialPosts } from '@halolight/infrastructure/blog';
import type { Job } from '../job.js';

/** Every minute, sees to it that a new blog has its first posts; once it has, there is nothing to do. */
export class LoadInitialPostsJob implements Job {
  readonly name = 'load-initial-posts';
  readonly schedule = '* * * * *';

  constructor(
    private readonly loadInitialPosts: Pick<LoadInitialPosts, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { made } = await this.loadInitialPosts.execute();
    if (made !== null) this.logger.info('Initial posts loaded', { made });
  }
}
