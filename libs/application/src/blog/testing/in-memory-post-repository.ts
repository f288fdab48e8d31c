import type { Post } from '@halolight/domain/blog';
import { PostRepository, type NewPost } from '../ports/post-repository.js';
import type { InMemoryPostStore } from './in-memory-post-store.js';

/** The twin of the real `PostRepository`, but that nobody waits for anybody. */
export class InMemoryPostRepository extends PostRepository {
  constructor(private readonly store: InMemoryPostStore) {
    super();
  }

  override async findForUpdate(postId: number): Promise<Post | null> {
    const found = this.store.rows.get(postId);
    if (!found) return null;
    const { createdAt, updatedAt, ...post } = found;
    return post;
  }

  override async add(post: NewPost): Promise<number> {
    const id = this.store.nextId();
    const now = this.store.clock.now();
    this.store.rows.set(id, { ...post, id, version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update(post: Post): Promise<void> {
    const known = this.store.rows.get(post.id);
    if (!known) return;
    const { authorId, version, createdAt } = known;
    this.store.rows.set(post.id, { ...post, authorId, version: version + 1, createdAt, updatedAt: this.store.clock.now() });
  }

  override async remove(postId: number): Promise<void> {
    this.store.rows.delete(postId);
    this.store.statistics.delete(postId);
  }
}
