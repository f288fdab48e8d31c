import type { LocalDay } from '@halolight/domain/analytics';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { DayFigures } from '../queries/dashboard-figures.js';
import type { AnalyticsPorts, OpenAnalytics } from './analytics-ports.js';
import { sampleOrder } from './sample-order.js';
import { sampleVisit } from './sample-visit.js';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
/** More sources than there are. */
const ALL = 1_000;
const NOTHING: DayFigures = { visits: 0, pageViews: 0, uniqueVisitors: 0, placed: 0, sold: 0, revenue: 0, newUsers: 0 };

/** What every `DashboardFigures`, and every `VisitLog`, keeps to; that figures stay right as time goes by is tested on PostgreSQL. */
export function dashboardFiguresContract(name: string, open: OpenAnalytics): void {
  describe(`${name} keeps the contracts of DashboardFigures and VisitLog`, () => {
    let ports: AnalyticsPorts;
    let noon: number;
    beforeAll(async () => {
      ports = await open();
      noon = Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS;
    });

    /** Days about this moment that are so many hours long. */
    const daysOf = (hours: number): LocalDay[] =>
      [-1, 0, 1].map((place) => {
        const start = noon - 12 * HOUR_MS + place * hours * HOUR_MS;
        return { date: '', start: new Date(start), end: new Date(start + hours * HOUR_MS) };
      });
    const today = async (hours: number): Promise<DayFigures> => (await ports.figures.ofDays(daysOf(hours)))[1] ?? NOTHING;
    /** What `work` adds to today's figures, whether days have 23, 24 or 25 hours. */
    const added = async (work: () => Promise<unknown>): Promise<DayFigures> => {
      const before = [await today(23), await today(24), await today(25)];
      await work();
      const after = [await today(23), await today(24), await today(25)];
      const differences = after.map((figures, place) => difference(figures, before[place] ?? NOTHING));
      expect(differences).toEqual(differences.map(() => differences[0]));
      return differences[0] ?? NOTHING;
    };

    it('counts views, visits and visitors', async () => {
      const visitorId = uniqueText('v');
      const figures = await added(async () => {
        const first = await ports.visits.add(sampleVisit({ visitorId, path: '/pricing', source: 'mail', referrer: 'https://example.org/' }));
        expect(first).toEqual({
          id: expect.any(Number), visitorId, path: '/pricing', source: 'mail', referrer: 'https://example.org/', startsVisit: true, viewedAt: expect.any(Date),
        });
        expect((await ports.visits.add(sampleVisit({ visitorId }))).startsVisit).toBe(false);
        await ports.visits.add(sampleVisit());
      });
      expect(figures).toEqual({ ...NOTHING, pageViews: 3, visits: 2, uniqueVisitors: 2 });
    });

    it('begins one visit with two first views at once', async () => {
      const visitorId = uniqueText('v');
      const views = await Promise.all([1, 2, 3, 4].map(() => ports.visits.add(sampleVisit({ visitorId }))));
      expect(views.filter(({ startsVisit }) => startsVisit)).toHaveLength(1);
    });

    it('counts visits by source, most first', async () => {
      const [often, seldom] = [uniqueText('s'), uniqueText('s')];
      for (const source of [seldom, often, often]) await ports.visits.add(sampleVisit({ source }));
      for (const source of [often, seldom]) {
        const visitorId = uniqueText('v');
        await ports.visits.add(sampleVisit({ visitorId }));
        await ports.visits.add(sampleVisit({ visitorId, source }));
      }
      const sourcesIn = async (from: number, to: number) =>
        (await ports.figures.sources(new Date(noon + from * HOUR_MS), new Date(noon + to * HOUR_MS), ALL)).filter(({ source }) => source === often || source === seldom);
      const expected = [{ source: often, visits: 2 }, { source: seldom, visits: 1 }];
      expect(await sourcesIn(-1, 1)).toEqual(expected);
      expect(await sourcesIn(-49, 51)).toEqual(expected);
      expect(await sourcesIn(-48, -24)).toEqual([]);
    });

    it('takes sources together that are behind the first few, with what is called so itself', async () => {
      const sources = (most: number) => ports.figures.sources(new Date(noon - HOUR_MS), new Date(noon + HOUR_MS), most);
      for (let visit = 0; visit < 9; visit += 1) await ports.visits.add(sampleVisit({ source: 'other' }));
      for (const source of [uniqueText('s'), uniqueText('s')]) await ports.visits.add(sampleVisit({ source }));
      const all = await sources(ALL);
      expect(await sources(all.length)).toEqual(all);
      const [named, rest] = [all.slice(0, 2).filter(({ source }) => source !== 'other'), all.filter(({ source }, place) => place >= 2 || source === 'other')];
      expect(all.slice(0, 2).map(({ source }) => source)).toContain('other');
      expect(await sources(2)).toEqual([...named, { source: 'other', visits: rest.reduce((sum, { visits }) => sum + visits, 0) }]);
      expect((await sources(0)).map(({ source }) => source)).toEqual(['other']);
    });

    it('counts orders and what they bring, as they are now', async () => {
      const add = (status: 'PENDING' | 'PAID', amount: number) => ports.orders.add(sampleOrder({ status, amount }));
      expect(await added(() => Promise.all([add('PENDING', 5), add('PAID', 0.1), add('PAID', 0.2)]))).toEqual({ ...NOTHING, placed: 3, sold: 2, revenue: 0.3 });
      const id = await add('PENDING', 7.5);
      const order = { ...sampleOrder({ amount: 7.5 }), id, version: 1, number: uniqueText('T-') };
      expect(await added(() => ports.orders.update({ ...order, status: 'COMPLETED' }))).toEqual({ ...NOTHING, sold: 1, revenue: 7.5 });
      expect(await added(() => ports.orders.update({ ...order, status: 'COMPLETED', amount: 8 }))).toEqual({ ...NOTHING, revenue: 0.5 });
      expect(await added(() => ports.orders.update({ ...order, status: 'REFUNDED', amount: 8 }))).toEqual({ ...NOTHING, sold: -1, revenue: -8 });
      expect(await added(() => ports.orders.remove(id))).toEqual({ ...NOTHING, placed: -1 });
    });

    it('counts accounts, new ones and all', async () => {
      const before = await ports.figures.counts();
      expect(await added(() => ports.addUser())).toEqual({ ...NOTHING, newUsers: 1 });
      expect(await ports.figures.counts()).toEqual({ ...before, users: before.users + 1 });
    });

    it('has nothing to tell of days on which nothing happened', async () => {
      const long = Date.UTC(2001, 0, 1);
      const days = [0, 1, 2].map((place) => ({ date: '', start: new Date(long + place * 24 * HOUR_MS), end: new Date(long + (place + 1) * 24 * HOUR_MS) }));
      expect(await ports.figures.ofDays(days)).toEqual([NOTHING, NOTHING, NOTHING]);
    });
  });
}

function difference(after: DayFigures, before: DayFigures): DayFigures {
  return {
    visits: after.visits - before.visits,
    pageViews: after.pageViews - before.pageViews,
    uniqueVisitors: after.uniqueVisitors - before.uniqueVisitors,
    placed: after.placed - before.placed,
    sold: after.sold - before.sold,
    revenue: Math.round((after.revenue - before.revenue) * 100) / 100,
    newUsers: after.newUsers - before.newUsers,
  };
}
