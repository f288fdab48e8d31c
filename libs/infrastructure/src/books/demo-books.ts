import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_BOOKS } from './demo-book-rows.js';

/** Books of the demo users; what belongs to users who are not there is left out. */
export class DemoBooks extends DemoData {
  override readonly name = 'books';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo books', async () => {
      const { sql } = this.database;
      await sql.raw(
        `insert into books (title, author, category, rating, publication_year, owner_id)
         select title, author, category, rating, "publicationYear", users.id
         from jsonb_to_recordset(?::jsonb) as demo(owner text, title text, author text, category text, rating integer, "publicationYear" integer)
         join users on users.email = demo.owner and users.deleted_at is null
         where not exists (select from books where books.owner_id = users.id and books.title = demo.title)`,
        [JSON.stringify(DEMO_BOOKS)],
      );
    });
  }
}
