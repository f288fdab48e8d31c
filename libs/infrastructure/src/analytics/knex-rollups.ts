import { Rollups } from '@halolight/application/analytics/ports';
import type { Database } from '../kernel/index.js';
import { DROP_EMPTY_COUNTS, FOLD_CHANGES, FOLD_COUNTS } from './fold-statements.js';

/** The rollups in PostgreSQL; see docs/adr/0020-rollups.md. */
export class KnexRollups extends Rollups {
  constructor(private readonly database: Database) {
    super();
  }

  fold(most: number): Promise<number> {
    return this.database.transaction(async () => {
      const { sql } = this.database;
      const lock = await sql.raw<{ rows: { mine: boolean }[] }>(`select pg_try_advisory_xact_lock(hashtextextended('rollups', 0)) as mine`);
      if (!lock.rows[0]?.mine) return 0;
      await sql.raw(FOLD_COUNTS);
      await sql.raw(DROP_EMPTY_COUNTS);
      const { rows } = await sql.raw<{ rows: { folded: number }[] }>(FOLD_CHANGES, [most]);
      return rows[0]?.folded ?? 0;
    });
  }
}
