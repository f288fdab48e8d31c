import { VisitPartitions } from '@halolight/application/analytics/ports';
import type { Database } from '../kernel/index.js';

/** Months to drop are waited for no longer than this, since page views wait behind whoever waits; the next run tries again. */
const LOCK_TIMEOUT = '3s';

/** The partitions of `visits`, made and dropped by functions of the database. */
export class KnexVisitPartitions extends VisitPartitions {
  constructor(private readonly database: Database) {
    super();
  }

  create(since: Date, until: Date): Promise<number> {
    return this.call('create_visit_partitions(?, ?)', [since, until]);
  }

  drop(before: Date): Promise<number> {
    return this.call('drop_visit_partitions(?)', [before]);
  }

  private call(call: string, values: readonly Date[]): Promise<number> {
    return this.database.transaction(async () => {
      const { sql } = this.database;
      await sql.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      const { rows } = await sql.raw<{ rows: { partitions: number }[] }>(`select ${call} as partitions`, [...values]);
      return rows[0]?.partitions ?? 0;
    });
  }
}
