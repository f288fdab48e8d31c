import { LiveEvents } from '@halolight/application/collaboration/ports';
import type { LiveEvent } from '@halolight/domain/collaboration';
import { PreparedStatement, type Database } from '../kernel/index.js';

const TELL = new PreparedStatement<never>('tell_live_events', (knex, $) =>
  knex.raw(
    `insert into live_events (user_id, event, data, about, topic)
     select * from unnest(?::bigint[], ?::text[], ?::jsonb[], ?::text[], ?::text[])`,
    [$(1), $(2), $(3), $(4), $(5)],
  ),
);

/** Adds to the stream of live events; a trigger announces what was added when it is committed. */
export class KnexLiveEvents extends LiveEvents {
  constructor(private readonly database: Database) {
    super();
  }

  async tell(events: readonly LiveEvent[]): Promise<void> {
    if (events.length === 0) return;
    const data = events.map((event) => JSON.stringify(event.data));
    const [abouts, topics] = [events.map(({ about = null }) => about), events.map(({ topic = null }) => topic)];
    await this.database.run(TELL, [events.map(({ userId }) => userId), events.map(({ event }) => event), data, abouts, topics]);
  }

  async withdraw(about: string): Promise<void> {
    await this.database.sql('live_events').where({ about }).delete();
  }

  async withdrawTopic(userIds: readonly number[], topic: string): Promise<void> {
    await this.database.sql('live_events').where({ topic }).whereRaw('user_id = any (?::bigint[])', [[...userIds]]).delete();
  }
}
