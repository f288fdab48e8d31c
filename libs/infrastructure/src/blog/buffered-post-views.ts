import { PostViews, type PostStatistics } from '@halolight/application/blog/ports';
import type { Logger } from '@halolight/application/kernel';

const FLUSH_AFTER_MS = 500;
/** Views of further posts are not counted while the database is away and so many wait. */
const MOST_POSTS = 10_000;

/** Notes views in memory and stores those of half a second in one statement, so that reading a post writes nothing. */
export class BufferedPostViews extends PostViews {
  private noted = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private storing: Promise<void> = Promise.resolve();

  constructor(
    private readonly statistics: PostStatistics,
    private readonly logger: Logger,
  ) {
    super();
  }

  override note(postId: number): void {
    this.add(postId, 1);
    this.timer ??= setTimeout(() => void this.flushOrWarn(), FLUSH_AFTER_MS).unref();
  }

  /** What cannot be stored is noted still. @throws UnavailableError when the database is away */
  override flush(): Promise<void> {
    this.storing = this.storing.catch(() => undefined).then(() => this.store());
    return this.storing;
  }

  /** As `flush`, but a failure is logged; what is noted then is lost only if this process ends. */
  async flushOrWarn(): Promise<void> {
    await this.flush().catch((error: unknown) => this.logger.warn('Views of posts could not be stored; they are tried again with the next', { error }));
  }

  private async store(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const taken = this.noted;
    this.noted = new Map();
    try {
      await this.statistics.countViews(taken);
    } catch (error) {
      for (const [postId, more] of taken) this.add(postId, more);
      throw error;
    }
  }

  private add(postId: number, more: number): void {
    const known = this.noted.get(postId);
    if (known === undefined && this.noted.size >= MOST_POSTS) return;
    this.noted.set(postId, (known ?? 0) + more);
  }
}
