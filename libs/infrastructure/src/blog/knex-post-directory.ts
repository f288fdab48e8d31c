import { PostDirectory, type PostFilter, type PostView } from '@halolight/application/blog';
import { maySeePost, seesAllDrafts, type PostReader } from '@halolight/domain/blog';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';
import { POST_COLUMNS } from './post-columns.js';

const SORTS: Sorts = {
  id: { column: 'posts.id', type: 'integer' },
  createdAt: { column: 'posts.created_at', type: 'timestamptz' },
  updatedAt: { column: 'posts.updated_at', type: 'timestamptz' },
  title: { column: 'posts.title', type: 'text' },
};
const PUBLISHED_SORTS: Sorts = {
  publishedAt: { column: 'posts.published_at', type: 'timestamptz' },
  title: { column: 'posts.title', type: 'text' },
};

const POST_BY_ID = new PreparedStatement<PostView>('post_by_id', (knex, $) => shown(knex).where('posts.id', $(1)));

/** Reads posts, with their authors, in one query each time and one more to count. */
export class KnexPostDirectory extends PostDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(reader: PostReader, postId: number): Promise<PostView | null> {
    const [post] = await this.database.run(POST_BY_ID, [postId]);
    return post && maySeePost(reader, post) ? post : null;
  }

  page(reader: PostReader, request: PageRequest, filter: PostFilter): Promise<Page<PostView>> {
    const query = searched(visible(shown(this.database.sql), reader), request);
    narrow(query, filter);
    return this.list(query, request, SORTS, '-createdAt');
  }

  published(request: PageRequest): Promise<Page<PostView>> {
    return this.list(searched(visible(shown(this.database.sql), null), request), request, PUBLISHED_SORTS, '-publishedAt');
  }

  private list(query: Knex.QueryBuilder, request: PageRequest, sorts: Sorts, defaultSort: string): Promise<Page<PostView>> {
    return keysetPage<PostView, PostView>(this.database.sql, { query, request, sorts, defaultSort, id: 'posts.id', toItem: (post) => post });
  }
}

/** The author is looked up for the rows of a page alone. */
function shown(knex: Knex): Knex.QueryBuilder {
  const author = `(select json_build_object('id', users.id, 'username', users.username, 'name', users.name) from users where users.id = posts.author_id) as author`;
  return knex('posts').select([...POST_COLUMNS.map((column) => `posts.${column}`), 'posts.created_at as createdAt', 'posts.updated_at as updatedAt', knex.raw(author)]);
}

function visible(query: Knex.QueryBuilder, reader: PostReader): Knex.QueryBuilder {
  if (seesAllDrafts(reader)) return query;
  // Written out, and not bound, so that it matches the condition of the partial indexes.
  if (reader === null) return query.whereRaw(`posts.status = 'PUBLISHED'`);
  return query.whereRaw(`(posts.status = 'PUBLISHED' or posts.author_id = ?)`, [reader.userId]);
}

function searched(query: Knex.QueryBuilder, { search }: PageRequest): Knex.QueryBuilder {
  if (!search) return query;
  return query.where((either) => either.whereILike('posts.title', containing(search)).orWhereILike('posts.description', containing(search)));
}

function narrow(query: Knex.QueryBuilder, { title, description, status, authorId, author }: PostFilter): void {
  if (title) query.whereILike('posts.title', containing(title));
  if (description) query.whereILike('posts.description', containing(description));
  if (status) query.whereRaw(`posts.status = '${status}'`);
  if (authorId !== undefined) query.where('posts.author_id', authorId);
  if (author !== undefined) {
    query.whereRaw('posts.author_id = (select users.id from users where lower(users.username) = lower(?) and users.deleted_at is null)', [author]);
  }
}
