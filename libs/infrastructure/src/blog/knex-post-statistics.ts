import { PostStatistics } from '@halolight/application/blog/ports';
import type { Database } from '../kernel/index.js';

/** Counts in PostgreSQL. */
export class KnexPostStatistics extends PostStatistics {
  constructor(private readonly database: Database) {
    super();
  }

  async begin(postId: number): Promise<void> {
    await this.database.sql('post_statistics').insert({ post_id: postId }).onConflict('post_id').ignore();
  }

  async countShare(postId: number): Promise<void> {
    const { sql } = this.database;
    const changes = { shared_number: sql.raw('shared_number + 1'), updated_at: sql.fn.now() };
    await sql('post_statistics').where({ post_id: postId }).update(changes);
  }

  async countViews(views: ReadonlyMap<number, number>): Promise<void> {
    if (views.size === 0) return;
    await this.database.sql.raw(
      // Locked in the order of the ids: two processes that count the same posts must not wait for each other.
      `with noted as (select * from unnest(?::bigint[], ?::bigint[]) as noted (post_id, more)),
            locked as (select post_id from post_statistics where post_id in (select post_id from noted) order by post_id for update)
       update post_statistics
       set view_number = view_number + noted.more, updated_at = now()
       from noted join locked using (post_id)
       where post_statistics.post_id = noted.post_id`,
      [[...views.keys()], [...views.values()]],
    );
  }
}
