import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_POSTS } from './demo-post-rows.js';

/** Posts of the demo users; what belongs to users who are not there is left out. */
export class DemoPosts extends DemoData {
  override readonly name = 'posts';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo posts', async () => {
      const { sql } = this.database;
      await sql.raw(
        `with demo as (
           select demo.*, users.id as author_id, now() - "daysAgo" * interval '1 day' as published_at
           from jsonb_to_recordset(?::jsonb) as demo(author text, title text, description text, "daysAgo" integer, views integer, shares integer)
           join users on users.email = demo.author and users.deleted_at is null
           where not exists (select from posts where posts.author_id = users.id and posts.title = demo.title)
         ), added as (
           insert into posts (title, description, status, author_id, published_at, created_at, updated_at)
           select title, description, case when published_at is null then 'DRAFT' else 'PUBLISHED' end, author_id, published_at,
                  coalesce(published_at, now()), coalesce(published_at, now())
           from demo
           returning id, author_id, title
         )
         insert into post_statistics (post_id, view_number, shared_number)
         select added.id, demo.views, demo.shares from added join demo using (author_id, title)`,
        [JSON.stringify(DEMO_POSTS)],
      );
    });
  }
}
