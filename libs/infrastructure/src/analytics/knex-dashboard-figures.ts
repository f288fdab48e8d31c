import { DashboardFigures, type DayFigures, type RecordCounts, type SourceFigures } from '@halolight/application/analytics';
import type { LocalDay } from '@halolight/domain/analytics';
import { PreparedStatement, type Database } from '../kernel/index.js';
import { DAY_FIGURES, SOURCE_FIGURES } from './figure-statements.js';

const DAY = 86_400_000;

const COUNTS = new PreparedStatement<{ subject: keyof RecordCounts; total: number }>('record_counts', (knex) =>
  knex.raw(
    `select subject, sum(total)::bigint as total
     from (select subject, total from record_counts union all select subject, difference from record_count_changes) as counted
     where subject in ('users', 'documents', 'files') group by subject`,
  ),
);

/** Reads figures from the rollups and from the changes that are not in them yet: each statement sees both at one moment. */
export class KnexDashboardFigures extends DashboardFigures {
  constructor(private readonly database: Database) {
    super();
  }

  async ofDays(days: readonly LocalDay[]): Promise<readonly DayFigures[]> {
    const end = days.at(-1)?.end.toISOString();
    const rows = await this.database.run(DAY_FIGURES, [days.map(({ start }) => start.toISOString()), end]);
    return rows.map(({ revenue, ...figures }) => ({ ...figures, revenue: Number(revenue) }));
  }

  sources(from: Date, to: Date, most: number): Promise<SourceFigures[]> {
    // Days of UTC make up the middle, and quarters of an hour both ends.
    const firstDay = Math.min(Math.ceil(from.getTime() / DAY) * DAY, to.getTime());
    const lastDay = Math.max(Math.floor(to.getTime() / DAY) * DAY, firstDay);
    const times = [from, new Date(firstDay), new Date(lastDay), to];
    return this.database.run(SOURCE_FIGURES, [...times.map((time) => time.toISOString()), most]);
  }

  async counts(): Promise<RecordCounts> {
    const rows = await this.database.run(COUNTS, []);
    const counts = { users: 0, documents: 0, files: 0 };
    for (const { subject, total } of rows) counts[subject] = total;
    return counts;
  }
}
