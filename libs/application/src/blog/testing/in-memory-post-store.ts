import type { Clock } from '../../kernel/index.js';
import type { AuthorView, PostView } from '../queries/post-directory.js';
import type { PostStatisticsView } from '../queries/post-statistics-directory.js';

export type PostRow = Omit<PostView, 'author'>;

/** What the in-memory twins of posts share. Its rows are replaced, never changed. */
export class InMemoryPostStore {
  readonly rows = new Map<number, PostRow>();
  readonly authors = new Map<number, AuthorView>();
  readonly statistics = new Map<number, PostStatisticsView>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The rows with their authors. */
  views(): PostView[] {
    return [...this.rows.values()].map((row) => ({ ...row, author: this.authors.get(row.authorId ?? 0) ?? null }));
  }
}
