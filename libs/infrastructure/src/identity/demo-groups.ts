import { DemoData, oneAtATime, type Database } from '../kernel/index.js';

interface DemoGroup {
  readonly name: string;
  readonly description: string;
  /** Named by e-mail address. */
  readonly members: readonly string[];
}

const [ADMIN, MANAGER, USER, GUEST] = ['admin@example.com', 'manager@example.com', 'user@example.com', 'guest@example.com'] as const;

const DEMO_GROUPS: readonly DemoGroup[] = [
  { name: 'Operations', description: 'Keeps things running.', members: [ADMIN] },
  { name: 'Sales', description: 'Offers, orders and the trade fair.', members: [MANAGER] },
  { name: 'Marketing', description: 'The blog, the newsletter and the campaigns.', members: [MANAGER, USER] },
  { name: 'Visitors', description: 'Those who look around.', members: [GUEST] },
];

/** Groups of the demo users, who are given no rights by them; one of which no member is there is left out. */
export class DemoGroups extends DemoData {
  override readonly name = 'groups';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo groups', async () => {
      await this.database.sql.raw(
        `with demo as (
           select demo.name, demo.description, users.id as user_id
           from jsonb_to_recordset(?::jsonb) as demo(name text, description text, members text[])
           join users on users.email = any(demo.members) and users.deleted_at is null
         ), added as (
           insert into groups (name, description) select distinct name, description from demo on conflict do nothing returning id, name
         )
         insert into group_members (group_id, user_id) select added.id, demo.user_id from added join demo using (name)`,
        [JSON.stringify(DEMO_GROUPS)],
      );
    });
  }
}
