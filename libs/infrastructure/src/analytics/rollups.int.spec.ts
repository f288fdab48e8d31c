import { localDays, ORDER_STATUSES, TimeZone, type LocalDay } from '@halolight/domain/analytics';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';
import { rawDays, rawSources } from './testing/raw-figures.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const RUNS = 60;
const MOST_SOURCES = 20;
/** Days about which clocks change, and zones with odd offsets where they do not. */
const PLACES = [
  ['Europe/Berlin', '2026-03-29'], ['Europe/Berlin', '2026-10-25'], ['America/New_York', '2026-03-08'], ['America/New_York', '2026-11-01'],
  ['America/St_Johns', '2026-11-01'], ['America/Havana', '2026-11-01'], ['Africa/Cairo', '2026-04-24'], ['Asia/Beirut', '2026-03-29'],
  ['Australia/Lord_Howe', '2026-04-05'], ['Australia/Lord_Howe', '2026-10-04'], ['Pacific/Chatham', '2026-04-05'], ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'], ['Asia/Kathmandu', '2026-01-15'], ['Asia/Kolkata', '2026-01-15'], ['Pacific/Kiritimati', '2026-01-15'], ['UTC', '2026-02-28'],
] as const;

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
});
afterAll(() => store?.close());

/** Moments of a week, most of them about the midnights of the zone and the ends of a quarter of an hour, where mistakes would show. */
const moment = fc.record({
  day: fc.integer({ min: -3, max: 3 }),
  quarter: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -2, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 95 }) }),
  off: fc.constantFrom(-1, 0, 0, 1, 7 * MINUTE),
});
type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never;
const view = fc.record({ does: fc.constant('view' as const), visitor: fc.integer({ min: 1, max: 4 }), at: moment, source: fc.constantFrom('direct', 'search', 'mail') });
const order = fc.record({
  does: fc.constant('order' as const),
  at: moment,
  cents: fc.integer({ min: 0, max: 1_000_000 }),
  status: fc.constantFrom(...ORDER_STATUSES),
});
const change = fc.record({ does: fc.constant('change' as const), place: fc.nat(20), cents: fc.integer({ min: 0, max: 1_000_000 }), status: fc.constantFrom(...ORDER_STATUSES) });
const remove = fc.record({ does: fc.constant('remove' as const), place: fc.nat(20) });
const fold = fc.record({ does: fc.constant('fold' as const), most: fc.integer({ min: 1, max: 30 }) });
const steps = fc.array(
  fc.oneof({ weight: 8, arbitrary: view }, { weight: 3, arbitrary: order }, { weight: 2, arbitrary: change }, { weight: 1, arbitrary: remove }, { weight: 2, arbitrary: fold }),
  { minLength: 1, maxLength: 80, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

it('whatever happens and whenever it is folded, the dashboard says what the recorded rows say', async () => {
  const range = fc.record({ first: fc.integer({ min: -4, max: 3 }), length: fc.integer({ min: 1, max: 8 }) });
  const place = fc.constantFrom(...PLACES);
  await fc.assert(
    fc.asyncProperty(place, place, steps, fc.array(range, { minLength: 1, maxLength: 2 }), async ([zone, date], [other], given, ranges) => {
      const anchor = Date.parse(`${date}T00:00:00Z`);
      await clear();
      const teller = new Teller(zone, anchor);
      for (const step of teller.inOrder(given)) await teller.tell(step);
      const check = async (): Promise<void> => {
        for (const { first, length } of ranges) await expectEqual(zone, anchor + first * DAY, length);
        for (const { first, length } of ranges) await expectEqual(other, anchor + first * DAY, length);
      };
      await check();
      while ((await store.rollups.fold(25)) > 0);
      await check();
    }),
    { numRuns: RUNS, endOnFailure: false },
  );
}, 300_000);

async function expectEqual(zoneName: string, first: number, length: number): Promise<void> {
  const { figures, database } = store;
  const days = localDays(TimeZone.parse(zoneName), first, length);
  const [from, to] = [days[0]?.start ?? new Date(0), days.at(-1)?.end ?? new Date(0)];
  expect(await figures.ofDays(days)).toEqual(await rawDays(database.sql, zoneName, days[0]?.date ?? '', days.at(-1)?.date ?? ''));
  expect(await figures.sources(from, to, MOST_SOURCES)).toEqual(await rawSources(database.sql, from, to));
}

async function clear(): Promise<void> {
  await store.database.transaction(async () => {
    const { sql } = store.database;
    await sql.raw('set local session_replication_role = replica');
    await sql.raw('truncate visits, visitors, orders, rollup_changes, rollup_quarters, rollup_days, rollup_sources');
  });
}

/** Carries steps out, past the ports where these would take the present time. */
class Teller {
  private readonly lastViews = new Map<number, Date>();
  private readonly orders: number[] = [];

  private readonly days: readonly LocalDay[];

  constructor(zone: string, anchor: number) {
    this.days = localDays(TimeZone.parse(zone), anchor - 3 * DAY, 7);
  }

  /** One visitor's views come in their order; those of different visitors, and orders, come in any. */
  inOrder(given: readonly Step[]): Step[] {
    const views = given.filter((step) => step.does === 'view').sort((a, b) => this.momentOf(a.at).getTime() - this.momentOf(b.at).getTime());
    return given.map((step) => {
      if (step.does !== 'view') return step;
      const next = views.findIndex(({ visitor }) => visitor === step.visitor);
      return views.splice(next, 1)[0] ?? step;
    });
  }

  async tell(step: Step): Promise<void> {
    const { sql } = store.database;
    switch (step.does) {
      case 'view':
        return this.view(step.visitor, this.momentOf(step.at), step.source);
      case 'order': {
        const row = { amount: step.cents / 100, currency: 'USD', status: step.status, customer: 'Ada', created_at: this.momentOf(step.at) };
        const [added] = await sql('orders').insert(row).returning<{ id: number }[]>('id');
        if (added) this.orders.push(added.id);
        return;
      }
      case 'change':
        await sql('orders').where({ id: this.orderAt(step.place) }).update({ amount: step.cents / 100, status: step.status });
        return;
      case 'remove':
        await sql('orders').where({ id: this.orderAt(step.place) }).delete();
        return;
      case 'fold':
        await store.rollups.fold(step.most);
    }
  }

  private momentOf({ day, quarter, off }: Moment): Date {
    return new Date((this.days[day + 3]?.start.getTime() ?? 0) + quarter * 15 * MINUTE + off);
  }

  private orderAt(place: number): number {
    return this.orders[place % Math.max(1, this.orders.length)] ?? -1;
  }

  private async view(visitor: number, at: Date, source: string): Promise<void> {
    const previous = this.lastViews.get(visitor) ?? null;
    await store.database.sql('visits').insert({ visitor_id: `visitor ${visitor}`, path: '/', source, viewed_at: at, previous_at: previous });
    this.lastViews.set(visitor, at);
  }
}
