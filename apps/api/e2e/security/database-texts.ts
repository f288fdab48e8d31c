import type { Database } from '@halolight/infrastructure/kernel';

export interface DatabaseText {
  readonly table: string;
  readonly column: string;
  /** All that the column holds. */
  readonly text: string;
}

/** Everything in the database that can hold text: each column of each table of every schema, bytes in hexadecimal. */
export async function databaseTexts({ sql }: Database): Promise<DatabaseText[]> {
  const { rows: columns } = await sql.raw<{ rows: { schema: string; table: string; column: string }[] }>(`
    select n.nspname as schema, c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema') and t.typcategory not in ('N', 'B', 'D', 'T')`);
  const texts: DatabaseText[] = [];
  for (const { schema, table, column } of columns) {
    const { rows } = await sql.raw<{ rows: { text: string | null }[] }>(`select string_agg(??::text, E'\\n') as text from ??.??`, [column, schema, table]);
    texts.push({ table, column, text: rows[0]?.text ?? '' });
  }
  return texts;
}
