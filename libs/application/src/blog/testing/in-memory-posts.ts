import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import type { AuthorView } from '../queries/post-directory.js';
import { PostSignals } from '../use-cases/post-signals.js';
import { InMemoryPostDirectory } from './in-memory-post-directory.js';
import { InMemoryPostRepository } from './in-memory-post-repository.js';
import { InMemoryPostStatistics } from './in-memory-post-statistics.js';
import { InMemoryPostStatisticsDirectory } from './in-memory-post-statistics-directory.js';
import { InMemoryPostStore } from './in-memory-post-store.js';
import { InMemoryPostViews } from './in-memory-post-views.js';
import type { PostPorts } from './post-ports.js';

/** All twins of posts over one new store. */
export class InMemoryPosts implements PostPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryPostStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly signals = new PostSignals();
  readonly posts = new InMemoryPostRepository(this.store);
  readonly postDirectory = new InMemoryPostDirectory(this.store);
  readonly statistics = new InMemoryPostStatistics(this.store);
  readonly statisticsDirectory = new InMemoryPostStatisticsDirectory(this.store);
  readonly views = new InMemoryPostViews(this.statistics);

  readonly addAuthor = async (): Promise<AuthorView> => {
    const id = this.store.authors.size + 1;
    const author = { id, username: `Author${id}`, name: 'An author' };
    this.store.authors.set(id, author);
    return author;
  };
}
