import { PostRepository, type NewPost } from '@halolight/application/blog/ports';
import type { Post } from '@halolight/domain/blog';
import type { Database } from '../kernel/index.js';
import { POST_COLUMNS } from './post-columns.js';

/** Posts in PostgreSQL. */
export class KnexPostRepository extends PostRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(postId: number): Promise<Post | null> {
    const post = await this.database.sql('posts').select(POST_COLUMNS).where({ id: postId }).forUpdate().first<Post | undefined>();
    return post ?? null;
  }

  async add(post: NewPost): Promise<number> {
    const [added] = await this.database.sql('posts').insert({ ...rowOf(post), author_id: post.authorId }).returning<{ id: number }[]>('id');
    if (!added) throw new Error('The new post was not returned');
    return added.id;
  }

  async update(post: Post): Promise<void> {
    const { sql } = this.database;
    const changes = { ...rowOf(post), version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    await sql('posts').where({ id: post.id }).update(changes);
  }

  async remove(postId: number): Promise<void> {
    await this.database.sql('posts').where({ id: postId }).delete();
  }
}

function rowOf({ title, description, status, publishedAt }: Omit<NewPost, 'authorId'>) {
  return { title, description, status, published_at: publishedAt };
}
