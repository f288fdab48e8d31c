import type { Bench } from '../bench.ts';

/** Rows that a case needs, made the same way every time: everything is worked out from the row's number. */
export interface DataSet {
  readonly name: string;
  /** Of the full amount, scale 1. */
  readonly rows: number;
  /** Rows made by one statement. */
  readonly batch: number;
  /** Run once before the first batch. */
  readonly prepare?: string;
  /** Makes the rows from number $1 to $2, both included. */
  readonly insert: string;
  /** Run once after the last batch. */
  readonly finish?: string;
}

/** Makes what of a data set is not there yet; the tables must exist, so an API has to have been started before. */
export async function loadData({ sql, scale }: Bench, data: DataSet): Promise<number> {
  const rows = Math.ceil(data.rows * scale);
  await sql.query('create table if not exists bench_data (name text primary key, rows integer not null)');
  const { rows: [there] } = await sql.query<{ rows: number }>('select rows from bench_data where name = $1', [data.name]);
  let made = there?.rows ?? 0;
  if (made >= rows) return made;
  if (data.prepare) await sql.query(data.prepare);
  for (; made < rows; made = Math.min(rows, made + data.batch)) {
    process.stderr.write(`\r${data.name}: ${made.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows`);
    await sql.query(data.insert, [made + 1, Math.min(rows, made + data.batch)]);
    await sql.query('insert into bench_data values ($1, $2) on conflict (name) do update set rows = excluded.rows', [data.name, Math.min(rows, made + data.batch)]);
  }
  process.stderr.write('\n');
  if (data.finish) await sql.query(data.finish);
  await sql.query('vacuum (analyze)');
  return rows;
}
