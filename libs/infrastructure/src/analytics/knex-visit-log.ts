import { VisitLog, type NewVisit, type RecordedVisit } from '@halolight/application/analytics/ports';
import { PreparedStatement, type Database } from '../kernel/index.js';

type Stamp = Pick<RecordedVisit, 'id' | 'startsVisit' | 'viewedAt'>;

/**
 * The visitor's row puts the views of one visitor in order: who changes it waits for who changed it before, and takes the time only then.
 * A clock that was set back does not make a view earlier than the one before it.
 */
const ADD_VISIT = new PreparedStatement<Stamp>('add_visit', (knex, $) =>
  knex.raw(
    `with visitor as (
       insert into visitors as known (id, last_at) values (?, clock_timestamp())
       on conflict (id) do update set last_at = greatest(clock_timestamp(), known.last_at), previous_at = known.last_at
       returning id, last_at, previous_at
     )
     insert into visits (visitor_id, path, source, referrer, viewed_at, previous_at)
     select id, ?, ?, ?, last_at, previous_at from visitor
     returning id, viewed_at as "viewedAt", starts_visit as "startsVisit"`,
    [$(1), $(2), $(3), $(4)],
  ),
);

/** Page views in PostgreSQL. */
export class KnexVisitLog extends VisitLog {
  constructor(private readonly database: Database) {
    super();
  }

  async add(visit: NewVisit): Promise<RecordedVisit> {
    const { visitorId, path, source, referrer } = visit;
    const [stamp] = await this.database.joining(() => this.database.run(ADD_VISIT, [visitorId, path, source, referrer]));
    if (!stamp) throw new Error('The new visit was not returned');
    return { visitorId, path, source, referrer, ...stamp };
  }
}
