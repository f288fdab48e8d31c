import type { Clock } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_TASKS, type DemoTask } from './demo-tasks.js';
import { generateOrders } from './generate-orders.js';
import { generateVisits } from './generate-visits.js';

const DAYS = 60;
const VISITS = 1_400;
const VISITORS = 420;
const ORDERS = 260;
const DAY = 86_400_000;

/** Sixty days of visits and orders up to the present, and tasks of the demo users. */
export class DemoAnalytics extends DemoData {
  override readonly name = 'analytics';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo analytics', async () => {
      const { sql } = this.database;
      const until = this.clock.now();
      await addVisits(sql, until);
      await generateOrders(sql, { orders: ORDERS, days: DAYS, until, prefix: 'DEMO-' });
      for (const task of DEMO_TASKS) await addTask(sql, until, task);
    });
  }
}

async function addVisits(sql: Knex, until: Date): Promise<void> {
  const known = await sql('visitors').select('id').whereLike('id', 'demo-%').first<object | undefined>();
  if (known) return;
  await sql.raw('select create_visit_partitions(?, ?)', [new Date(until.getTime() - (DAYS + 4) * DAY), until]);
  await generateVisits(sql, { visits: VISITS, visitors: VISITORS, days: DAYS, until, prefix: 'demo-' });
}

async function addTask(sql: Knex, until: Date, { creator, assignee, title, priority, done, dueInDays }: DemoTask): Promise<void> {
  const dueAt = dueInDays === null ? null : new Date(until.getTime() + dueInDays * DAY);
  await sql.raw(
    `insert into tasks (title, done, priority, due_at, assignee_id, creator_id)
     select :title, :done, :priority, :dueAt::timestamptz, assignees.id, creators.id
     from users as creators, users as assignees
     where creators.email = :creator and creators.deleted_at is null and assignees.email = :assignee and assignees.deleted_at is null
       and not exists (select from tasks where creator_id = creators.id and title = :title)`,
    { title, done, priority, dueAt, creator, assignee },
  );
}
