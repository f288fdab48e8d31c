import { PreparedStatement, type Database } from './database/index.js';

/** What triggers keep count of. */
export type CountedRecords = 'users' | 'documents' | 'files';

const COUNT = new PreparedStatement<{ total: number }>('record_count', (knex, $) =>
  knex.raw(
    `select coalesce(sum(total), 0)::bigint as total
     from (select total from record_counts where subject = ? union all select difference from record_count_changes where subject = ?) as counted`,
    [$(1), $(1)],
  ),
);

/** How many there are, deleted accounts aside, without reading them: what was folded, and what was noted since. */
export async function recordCount(database: Database, subject: CountedRecords): Promise<number> {
  const [row] = await database.run(COUNT, [subject]);
  return row?.total ?? 0;
}
