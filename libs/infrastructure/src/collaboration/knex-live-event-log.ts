import { LiveEventLog, type LivePosition, type NumberedEvent } from '@halolight/application/collaboration';
import { CustomPlanStatement, PreparedStatement, type Database } from '../kernel/index.js';

/** Events numbered in one transaction: a backlog of any length is numbered, and who waits for the lock meanwhile waits for a few of these. */
const BATCH = 2_000;

const NUMBER = new PreparedStatement<{ top: number; numbered: number }>('number_live_events', (knex, $) =>
  knex.select('top', 'numbered').from(knex.raw('number_live_events(?::int)', [$(1)])),
);

const HORIZON = new PreparedStatement<{ number: number }>('live_event_horizon', (knex) => knex('live_event_horizon').select('number'));

/** Each user's part of the index is read from their own position on. */
const AFTER = new CustomPlanStatement<NumberedEvent>((knex, $) =>
  knex
    .select('told.number', 'told.user_id as userId', 'told.event', 'told.data', 'told.created_at as at')
    .from(knex.raw('unnest(?::bigint[], ?::bigint[]) as follower(user_id, after)', [$(1), $(2)]))
    .joinRaw(
      `cross join lateral (
         select * from live_events
         where live_events.user_id = follower.user_id and live_events.number > follower.after
         order by live_events.number limit ?::int) as told`,
      [$(3)],
    )
    .orderBy('told.number'),
);

/** The stream of live events in PostgreSQL. */
export class KnexLiveEventLog extends LiveEventLog {
  constructor(private readonly database: Database) {
    super();
  }

  async number(): Promise<number> {
    for (;;) {
      const [row] = await this.database.run(NUMBER, [BATCH]);
      if (!row) throw new Error('The live events were not numbered');
      if (row.numbered < BATCH) return row.top;
    }
  }

  after(positions: readonly LivePosition[], most: number): Promise<readonly NumberedEvent[]> {
    return this.database.run(AFTER, [positions.map(({ userId }) => userId), positions.map(({ after }) => after), most]);
  }

  async horizon(): Promise<number> {
    const [row] = await this.database.run(HORIZON, []);
    return row?.number ?? 0;
  }

  async deleteBefore(before: Date, limit: number): Promise<number> {
    // What nobody was there to read has no number yet, and would be forgotten without a trace.
    await this.number();
    return this.database.transaction(async () => {
      const { sql } = this.database;
      const old = sql('live_events').select('id').where('created_at', '<', before).orderBy('created_at').limit(limit);
      const deleted = await sql('live_events').whereIn('id', old).delete().returning<{ number: number | null }[]>('number');
      const highest = deleted.reduce((most, { number }) => Math.max(most, number ?? 0), 0);
      await sql('live_event_horizon').where('number', '<', highest).update({ number: highest });
      return deleted.length;
    });
  }
}
