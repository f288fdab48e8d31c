import { localDays, TimeZone } from '@halolight/domain/analytics';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_FIGURES, SOURCE_FIGURES } from './figure-statements.js';
import { generateOrders } from './generate-orders.js';
import { generateVisits } from './generate-visits.js';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';
import { planOf, type PlanMode } from './testing/plan-of.js';
import { rawDays, rawSources } from './testing/raw-figures.js';

const UNTIL = new Date('2026-11-22T12:00:00Z');
const YEAR = 366;
const SOURCES = 5;
const QUARTERS_OF_A_DAY = 100;
const GAPS = 20;
const WAITING = 5_000;

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
  await store.partitions.create(new Date('2025-11-01'), UNTIL);
  await store.database.transaction(async () => {
    await generateVisits(store.database.sql, { visits: 20_000, visitors: 3_000, days: YEAR, until: UNTIL, prefix: 'v-' });
    await generateOrders(store.database.sql, { orders: 5_000, days: YEAR, until: UNTIL, prefix: 'G-' });
  });
  while ((await store.rollups.fold(4_000)) > 0);
  await store.database.sql.raw('vacuum analyze');
}, 120_000);
afterAll(() => store?.close());

const daysIn = (zone: string, count: number) => localDays(TimeZone.parse(zone), Date.UTC(2026, 10, 23 - count), count);
const MODES: readonly PlanMode[] = ['force_custom_plan', 'force_generic_plan'];
const explained = (statement: typeof DAY_FIGURES | typeof SOURCE_FIGURES, values: unknown[]) =>
  Promise.all(MODES.map((mode) => planOf(store.databaseUrl, mode, statement.query(store.database.root, values))));

describe('with a year of visits and orders', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])('a year of days in %s reads a row a day, and quarters of an hour where clocks change', async (zone) => {
    const days = daysIn(zone, YEAR);
    for (const plan of await explained(DAY_FIGURES, [days.map(({ start }) => start.toISOString()), days.at(-1)?.end.toISOString()])) {
      expect(plan.scanned.filter((table) => table !== 'rollup_changes')).toEqual([]);
      expect(plan.rowsRead).toBeLessThanOrEqual(YEAR + 3 * QUARTERS_OF_A_DAY);
    }
  });

  it('a year of sources reads the days of UTC in it, and quarters of an hour at its ends', async () => {
    const days = daysIn('Asia/Kathmandu', YEAR);
    const [from, to] = [days[0]?.start ?? UNTIL, days.at(-1)?.end ?? UNTIL];
    const times = [from.toISOString(), '2025-11-23T00:00:00Z', '2026-11-22T00:00:00Z', to.toISOString(), SOURCES];
    for (const plan of await explained(SOURCE_FIGURES, times)) {
      expect(plan.scanned.filter((table) => table !== 'rollup_changes')).toEqual([]);
      expect(plan.rowsRead).toBeLessThanOrEqual(SOURCES * (YEAR + 2 * QUARTERS_OF_A_DAY));
    }
  });

  it('both say what the recorded rows say', async () => {
    const days = daysIn('America/St_Johns', YEAR);
    const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
    expect(await store.figures.ofDays(days)).toEqual(await rawDays(store.database.sql, 'America/St_Johns', first, last));
    const [from, to] = [days[0]?.start ?? UNTIL, days.at(-1)?.end ?? UNTIL];
    expect(await store.figures.sources(from, to, SOURCES)).toEqual(await rawSources(store.database.sql, from, to));
  }, 60_000);

  it('what is generated is the same each time, and looks alive', async () => {
    const { rows } = await store.database.sql.raw<{ rows: object[] }>(
      `select count(*) as views, count(*) filter (where starts_visit) between 15000 and 20000 as visits, count(distinct visitor_id) between 2500 and 3000 as visitors,
         count(distinct source) as sources, count(distinct path) as paths, max(viewed_at) <= :until as past,
         count(*) filter (where extract(isodow from viewed_at) < 6)::numeric / count(*) > 0.75 as workdays from visits`,
      { until: UNTIL },
    );
    expect(rows).toEqual([{ views: expect.any(Number), visits: true, visitors: true, sources: SOURCES, paths: 8, past: true, workdays: true }]);
    const statuses = await store.database.sql('orders').distinct('status').orderBy('status').pluck<string[]>('status');
    expect(statuses).toEqual(['CANCELLED', 'COMPLETED', 'PAID', 'PENDING', 'REFUNDED', 'SHIPPED']);
  });

  it('what waits to be folded is added up before it is told to which day it belongs, however much it is', async () => {
    await store.database.sql.raw(
      `insert into rollup_changes (quarter, source, gap, views, visits) select timestamptz '2026-11-22T11:45:00Z', 'mail', n % ?, 1, 0 from generate_series(1, ?) as n`,
      [GAPS, WAITING],
    );
    const days = daysIn('Asia/Kathmandu', YEAR);
    for (const plan of await explained(DAY_FIGURES, [days.map(({ start }) => start.toISOString()), days.at(-1)?.end.toISOString()])) {
      expect(plan.rowsRead).toBeGreaterThan(WAITING);
      expect(plan.rowsAppended).toBeLessThanOrEqual(2 * YEAR + GAPS);
    }
  });
});
