import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_ITEMS } from './demo-item-rows.js';

/** Items of the demo users; what belongs to users who are not there is left out. */
export class DemoItems extends DemoData {
  override readonly name = 'items';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo items', async () => {
      await this.database.sql.raw(
        `insert into items (name, description, owner_id, created_at, updated_at)
         select demo.name, demo.description, users.id, now() - "daysAgo" * interval '1 day', now() - "daysAgo" * interval '1 day'
         from jsonb_to_recordset(?::jsonb) as demo(owner text, name text, description text, "daysAgo" integer)
         join users on users.email = demo.owner and users.deleted_at is null
         on conflict do nothing`,
        [JSON.stringify(DEMO_ITEMS)],
      );
    });
  }
}
