import type { Bench } from '../bench.ts';

/** Page views are dropped after 13 months, and reach back 300 days from the day for which they were made. */
const USABLE_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * The day up to which rows are made that are about days: the one on which the first of them were, for as long as the database is used. So a load that is resumed,
 * on whatever day, goes on as it began, and what is asked of the rows is asked of days that have some. Statements of data sets find it in `bench_anchor`.
 */
export async function anchorDay({ sql }: Pick<Bench, 'sql'>): Promise<Date> {
  await sql.query('create table if not exists bench_data (name text primary key, rows integer not null)');
  await sql.query('create table if not exists bench_anchor (day timestamptz not null)');
  await sql.query(`
    insert into bench_anchor select date_trunc('day', now(), 'UTC')
    where not exists (select from bench_anchor) and not exists (select from bench_data where name in ('visits', 'orders'))`);
  const { rows: [anchor] } = await sql.query<{ day: Date }>('select day from bench_anchor');
  if (!anchor) throw new Error('Visits and orders were made for a day that nobody noted: take another --folder, or another database');
  const { day } = anchor;
  if (Date.now() - day.getTime() > USABLE_DAYS * DAY_MS) throw new Error(`The data was made for ${day.toISOString()}, too long ago: take another --folder, or another database`);
  return day;
}
