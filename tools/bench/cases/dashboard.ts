import { setTimeout as pause } from 'node:timers/promises';
import { read, signIn, type Account } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { anchorDay } from '../data/anchor-day.ts';
import { loadData } from '../data/load-data.ts';
import { ORDERS } from '../data/orders.ts';
import { VISITS } from '../data/visits.ts';
import { median, quantile } from '../median.ts';
import type { Outcome } from '../outcome.ts';
import { repeated } from '../repeated.ts';

const DAY_MS = 86_400_000;
const ASKED = 200;
const AT_ONCE = 8;
/** A minute of 200 page views a second, which is what waits from one fold to the next. */
const UNFOLDED = 12_000;

interface DayOfVisits {
  readonly date: string;
  readonly visits: number;
  readonly pageViews: number;
}

/** The dashboard over 10 M page views and 1 M orders, read from rollups and compared with the raw rows. */
export async function dashboard(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const views = await loadData(bench, VISITS);
  const orders = await loadData(bench, ORDERS);
  const day = daysBefore(await anchorDay(bench));
  await bench.scheduler();
  await untilFolded(bench);
  const admin = await signIn(api, 'admin');
  const differing = await daysThatDiffer(bench, api, admin, [day(200), day(100)]);
  const ask = (turn: number): Promise<unknown> => read(api, admin, `/api/dashboard/overview?${span(day, turn)}`);
  await repeated(20, ask);
  const alone = await repeated(ASKED, ask);
  const together = await Promise.all(Array.from({ length: AT_ONCE }, () => repeated(ASKED / AT_ONCE, ask)));
  const busy = await whileNothingIsFolded(bench, async () => {
    await viewOneByOne(bench, Math.ceil(UNFOLDED * bench.scale));
    differing.push(...(await daysThatDiffer(bench, api, admin, [day(7), day(0)])));
    return repeated(ASKED, ask);
  });
  if (differing.length > 0) throw new Error(`The dashboard and the raw rows differ on ${differing.join(', ')}`);
  return {
    title: `Dashboard over ${views.toLocaleString('en-US')} page views and ${orders.toLocaleString('en-US')} orders`,
    findings: [
      { figure: 'whole dashboard, p50', value: median(alone), unit: 'ms' },
      { figure: 'whole dashboard, p99', value: quantile(alone, 0.99), unit: 'ms', atMost: 50 },
      { figure: `whole dashboard, ${AT_ONCE} at once, p99`, value: quantile(together.flat(), 0.99), unit: 'ms' },
      { figure: 'whole dashboard, with a minute of 200 page views a second not yet folded, p50', value: median(busy), unit: 'ms' },
      { figure: 'whole dashboard, with a minute of 200 page views a second not yet folded, p99', value: quantile(busy, 0.99), unit: 'ms', atMost: 50 },
      { figure: 'days on which rollups and raw rows differ', value: differing.length, unit: '', atMost: 0 },
    ],
  };
}

/** The date so many days ago, as seen from the day for which the data was made. */
type DayOf = (daysAgo: number) => string;

function daysBefore(anchor: Date): DayOf {
  return (daysAgo) => new Date(anchor.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

/** Spans of a week up to the whole time, in zones of whole and of broken hours. */
function span(day: DayOf, turn: number): string {
  const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
  return new URLSearchParams({ from: day(7 + (turn * 37) % 290), to: day(0), tz: zones[turn % zones.length] ?? 'UTC' }).toString();
}

async function untilFolded({ sql }: Bench): Promise<void> {
  for (;;) {
    const { rows } = await sql.query('select from rollup_changes limit 1');
    if (rows.length === 0) break;
    await pause(1000);
  }
  await sql.query('vacuum (analyze) rollup_changes, rollup_quarters, rollup_days, rollup_sources');
}

/** Folding leaves everything as it is while another has its lock. */
async function whileNothingIsFolded<T>({ sql }: Bench, work: () => Promise<T>): Promise<T> {
  const holder = await sql.connect();
  try {
    await holder.query(`select pg_advisory_lock(hashtextextended('rollups', 0))`);
    return await work();
  } finally {
    holder.release(true);
  }
}

/** Page views of one minute of the anchor day as they come, a statement for each: those that one statement adds are noted together. */
async function viewOneByOne({ sql }: Bench, views: number): Promise<void> {
  await sql.query(`
    do $$ declare noon constant timestamptz := (select day + interval '12 hours' from bench_anchor); begin
      for n in 1..${views} loop
        insert into visits (visitor_id, path, source, viewed_at, previous_at)
        values ('unfolded-' || n, '/page/' || n % 50, (array['direct', 'search', 'social', 'referral', 'mail'])[1 + n % 5], noon, noon - n % 200 * interval '15 minutes');
      end loop;
    end $$`);
}

async function daysThatDiffer(bench: Bench, api: Served, admin: Account, [from, to]: readonly [from: string, to: string]): Promise<string[]> {
  const zone = 'Asia/Kolkata';
  const shown = await read<DayOfVisits[]>(api, admin, `/api/dashboard/visits?from=${from}&to=${to}&tz=${zone}`);
  const { rows } = await bench.sql.query<{ date: string; views: string; visits: string }>(
    `select to_char(viewed_at at time zone $3, 'YYYY-MM-DD') as date, count(*) as views, count(*) filter (where starts_visit) as visits
     from visits where viewed_at >= $1::date::timestamp at time zone $3 and viewed_at < ($2::date + 1)::timestamp at time zone $3 group by 1`,
    [from, to, zone],
  );
  const raw = new Map(rows.map(({ date, views, visits }) => [date, `${views} ${visits}`]));
  return shown.filter(({ date, pageViews, visits }) => (raw.get(date) ?? '0 0') !== `${pageViews} ${visits}`).map(({ date }) => date);
}
