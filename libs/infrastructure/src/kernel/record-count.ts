import type { Knex } from 'knex';

/** What triggers keep count of. */
export type CountedRecords = 'users' | 'documents' | 'files';

/** How many there are, deleted accounts aside, without reading them: what was folded, and what was noted since. */
export async function recordCount(sql: Knex, subject: CountedRecords): Promise<number> {
  const { rows } = await sql.raw<{ rows: { total: number }[] }>(
    `select coalesce(sum(total), 0)::bigint as total
     from (select total from record_counts where subject = :subject union all select difference from record_count_changes where subject = :subject) as counted`,
    { subject },
  );
  return rows[0]?.total ?? 0;
}
