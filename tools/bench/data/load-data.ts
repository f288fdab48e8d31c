import type pg from 'pg';
import type { Bench } from '../bench.ts';
import { anchorDay } from './anchor-day.ts';

/** Rows that a case needs, made the same way every time: everything is worked out from the row's number and the anchor day. */
export interface DataSet {
  readonly name: string;
  /** Of the full amount, scale 1. */
  readonly rows: number;
  /** Rows made by one statement. */
  readonly batch: number;
  /** Whether rows are made for days before the anchor day, which `prepare` and `insert` find in `bench_anchor`. */
  readonly isOfDays?: boolean;
  /** Run once before the first batch. */
  readonly prepare?: string;
  /** Makes the rows from number $1 to $2, both included. */
  readonly insert: string;
  /** Indexes that cost more to keep with each row than to make over all of them: gone while rows are made. */
  readonly rebuilds?: readonly string[];
}

/** Makes what of a data set is not there yet; the tables must exist, so an API has to have been started before. */
export async function loadData({ sql, scale }: Pick<Bench, 'sql' | 'scale'>, data: DataSet): Promise<number> {
  const rows = Math.ceil(data.rows * scale);
  await sql.query('create table if not exists bench_data (name text primary key, rows integer not null)');
  if (data.isOfDays) await anchorDay({ sql });
  await sql.query('create table if not exists bench_indexes (name text primary key, definition text not null)');
  const { rows: [there] } = await sql.query<{ rows: number }>('select rows from bench_data where name = $1', [data.name]);
  const made = there?.rows ?? 0;
  if (made < rows) await makeRows(sql, data, made, rows);
  await restoreIndexes(sql, data.rebuilds ?? []);
  if (made < rows) await sql.query('vacuum (analyze)');
  return Math.max(made, rows);
}

async function makeRows(sql: pg.Pool, { name, batch, prepare, insert, rebuilds = [] }: DataSet, from: number, to: number): Promise<void> {
  if (prepare) await sql.query(prepare);
  await dropIndexes(sql, rebuilds);
  for (let made = from; made < to; made += batch) {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${made.toLocaleString('en-US')} of ${to.toLocaleString('en-US')} rows`);
    const next = Math.min(to, made + batch);
    await sql.query(insert, [made + 1, next]);
    await sql.query('insert into bench_data values ($1, $2) on conflict (name) do update set rows = excluded.rows', [name, next]);
  }
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${name}: ${to.toLocaleString('en-US')} rows made\n`);
}

/** Notes first how they are made: a load that is cut short must not lose an index. */
async function dropIndexes(sql: pg.Pool, names: readonly string[]): Promise<void> {
  await sql.query(
    `insert into bench_indexes select name, pg_get_indexdef(to_regclass(name)) from unnest($1::text[]) as name where to_regclass(name) is not null
     on conflict (name) do update set definition = excluded.definition`,
    [names],
  );
  for (const name of names) await sql.query(`drop index if exists "${name}"`);
}

async function restoreIndexes(sql: pg.Pool, names: readonly string[]): Promise<void> {
  const { rows } = await sql.query<{ definition: string }>('select definition from bench_indexes where name = any($1) order by name', [names]);
  for (const { definition } of rows) await sql.query(definition.replace(' INDEX ', ' INDEX IF NOT EXISTS '));
}
