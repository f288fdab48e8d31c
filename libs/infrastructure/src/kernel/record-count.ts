import type { Knex } from 'knex';
import { PreparedStatement, type Database } from './database/index.js';

/** What triggers keep count of. */
export type CountedRecords = 'users' | 'documents' | 'files';

const COUNT = new PreparedStatement<{ total: number }>('record_count', (knex, $) => knex.raw('select ? as total', [recordTotal(knex, $(1))]));

/** How many there are, deleted accounts aside, without reading them. */
export async function recordCount(database: Database, subject: CountedRecords): Promise<number> {
  const [row] = await database.run(COUNT, [subject]);
  return row?.total ?? 0;
}

/** The same as a value within a query, of any subject that triggers count: what was folded and what was noted since, of one moment. */
export function recordTotal(knex: Knex, subject: Knex.Raw): Knex.Raw {
  return knex.raw(
    `(select coalesce(sum(total), 0)::bigint from (
      select total from record_counts where subject = ? union all select difference from record_count_changes where subject = ?
    ) as counted)`,
    [subject, subject],
  );
}
