import type { LocalDay, OrderStatus } from '@halolight/domain/analytics';
import { InvalidInputError, type Page, type PageRequest } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ActivityLog, type ActivityFilter, type ActivityView } from '../../auditing/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryAnalytics, sampleOrder, sampleTask, sampleVisit } from '../testing/index.js';
import { Dashboard } from './dashboard.js';
import { TodaysEvents, type TodaysEvent } from './todays-events.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const RANGE = { from: '2026-11-21', to: '2026-11-22' };

class RecordedEvents extends TodaysEvents {
  readonly asked: unknown[] = [];

  override async of(userId: number, { date, start }: LocalDay, timeZone: string): Promise<readonly TodaysEvent[]> {
    this.asked.push([userId, date, start.toISOString(), timeZone]);
    return [{ id: 1, title: 'Lunch', start, end: start, allDay: false }];
  }
}

class RecordedActivities extends ActivityLog {
  readonly asked: unknown[] = [];

  override async page(request: PageRequest, filter: ActivityFilter): Promise<Page<ActivityView>> {
    this.asked.push([request, filter]);
    return { items: [], total: null, page: 1, pageSize: 10, totalPages: null, nextCursor: null };
  }
}

let house: InMemoryAnalytics;
let events: RecordedEvents;
let activities: RecordedActivities;
let dashboard: Dashboard;
beforeEach(() => {
  house = new InMemoryAnalytics();
  house.clock.set(NOW);
  events = new RecordedEvents();
  activities = new RecordedActivities();
  dashboard = new Dashboard(house.figures, house.taskDirectory, events, activities, house.clock);
});

/** Does something as many days ago. */
async function ago<T>(days: number, work: () => Promise<T>): Promise<T> {
  house.clock.set(new Date(NOW.getTime() - days * DAY));
  const outcome = await work();
  house.clock.set(NOW);
  return outcome;
}
const sell = (days: number, amount: number, status: OrderStatus = 'PAID') => ago(days, () => house.orders.add(sampleOrder({ amount, status })));
const view = (days: number, visitorId: string, source = 'direct') => ago(days, () => house.visits.add(sampleVisit({ visitorId, source })));

describe('the figures at the top', () => {
  it('are zero, and do not grow, where nothing is recorded', async () => {
    expect(await dashboard.stats({})).toEqual({
      totalUsers: 0, totalDocuments: 0, totalFiles: 0, totalOrders: 0, totalRevenue: 0, totalVisits: 0,
      userGrowth: null, orderGrowth: null, revenueGrowth: null, visitGrowth: null,
    });
  });

  it('are those of the range, and grow against as many days before', async () => {
    for (const days of [0, 1, 2, 9]) await ago(days, () => house.addUser());
    for (const [days, amount] of [[0, 0.1], [1, 0.2], [2, 0.15], [3, 0.05], [4, 99]] as const) await sell(days, amount);
    await sell(0, 50, 'REFUNDED');
    for (const [days, visitor] of [[3, 'a'], [2, 'b'], [2, 'c'], [1, 'a'], [4, 'd']] as const) await view(days, visitor);
    expect(await dashboard.stats(RANGE)).toEqual({
      totalUsers: 4, totalDocuments: 0, totalFiles: 0, totalOrders: 3, totalRevenue: 0.3, totalVisits: 1,
      userGrowth: 100, orderGrowth: 50, revenueGrowth: 50, visitGrowth: -66.7,
    });
  });
});

describe('the series', () => {
  it('has every day of the range, in its order', async () => {
    await sell(1, 12.5);
    await sell(1, 1, 'PENDING');
    for (const visitor of ['a', 'a', 'b']) await view(0, visitor);
    const nothing = { visits: 0, pageViews: 0, uniqueVisitors: 0, placed: 0, sold: 0, revenue: 0, newUsers: 0 };
    expect(await dashboard.days({ from: '2026-11-20', to: '2026-11-22' })).toEqual([
      { date: '2026-11-20', ...nothing },
      { date: '2026-11-21', ...nothing, placed: 2, sold: 1, revenue: 12.5 },
      { date: '2026-11-22', ...nothing, visits: 2, pageViews: 3, uniqueVisitors: 2 },
    ]);
  });

  it('follows the clocks of the zone', async () => {
    await sell(0, 5);
    const datesOfSales = async (tz: string) => (await dashboard.days({ ...RANGE, to: '2026-11-23', tz })).filter(({ sold }) => sold > 0).map(({ date }) => date);
    expect(await datesOfSales('UTC')).toEqual(['2026-11-22']);
    expect(await datesOfSales('Pacific/Kiritimati')).toEqual(['2026-11-23']);
  });
});

describe('the sources', () => {
  it('are those of the range, most first', async () => {
    for (const [days, visitor, source] of [[5, 'z', 'old'], [1, 'a', 'mail'], [0, 'b', 'search'], [0, 'c', 'search']] as const) await view(days, visitor, source);
    expect(await dashboard.sources(RANGE)).toEqual([{ source: 'search', visits: 2 }, { source: 'mail', visits: 1 }]);
  });

  it('behind the twentieth are taken together', async () => {
    for (let n = 10; n < 32; n += 1) await view(0, `v${n}`, `s${n}`);
    const sources = await dashboard.sources(RANGE);
    expect(sources).toHaveLength(21);
    expect([sources[19], sources[20]]).toEqual([{ source: 's29', visits: 1 }, { source: 'other', visits: 2 }]);
    for (const visitor of ['o1', 'o2', 'o3']) await view(0, visitor, 'other');
    expect((await dashboard.sources(RANGE)).filter(({ source }) => source === 'other')).toEqual([{ source: 'other', visits: 6 }]);
    expect(await ago(40, async () => dashboard.sources({}))).toEqual([]);
  });
});

describe('what concerns the caller', () => {
  it('is their open tasks, or all with tasks:*', async () => {
    const mine = await house.tasks.add(sampleTask(7));
    await house.tasks.add(sampleTask(7, { done: true }));
    const other = await house.tasks.add(sampleTask(8));
    const idsFor = async (...permissions: string[]) => (await dashboard.tasks(sampleActor(7, ...permissions))).map(({ id }) => id);
    expect(await idsFor('tasks:view')).toEqual([mine]);
    expect(await idsFor('tasks:*')).toEqual([mine, other]);
  });

  it('is no task and no event for who may see none', async () => {
    await house.tasks.add(sampleTask(7));
    const guest = sampleActor(7, 'dashboard:view');
    expect([await dashboard.tasks(guest), await dashboard.events(guest, {})]).toEqual([[], []]);
    expect(await dashboard.overview(guest, {})).toMatchObject({ tasks: [], events: [] });
    expect(events.asked).toEqual([]);
    await expect(dashboard.events(guest, { tz: 'Mars/Olympus' })).rejects.toThrow(InvalidInputError);
  });

  it('is what is in their calendar today, wherever they are, whatever the range', async () => {
    await dashboard.events(sampleActor(7, 'calendar:view'), { tz: 'Pacific/Kiritimati', from: '2020-01-01', to: '2020-01-01' });
    expect(events.asked).toEqual([[7, '2026-11-23', '2026-11-22T10:00:00.000Z', 'Pacific/Kiritimati']]);
  });

  it('is what they did themselves, or what everybody did with activities:view', async () => {
    await dashboard.activities(sampleActor(7));
    await dashboard.activities(sampleActor(7, 'activities:view'));
    const latest = { page: 1, pageSize: 10, count: 'none' };
    expect(activities.asked).toEqual([[latest, { actorId: 7 }], [latest, {}]]);
  });
});

describe('the overview', () => {
  it('is all of it', async () => {
    await sell(3, 5);
    await sell(0, 10);
    await view(0, 'a', 'mail');
    await house.tasks.add(sampleTask(7));
    const actor = sampleActor(7, 'tasks:view', 'calendar:view');
    expect(await dashboard.overview(actor, RANGE)).toEqual({
      stats: await dashboard.stats(RANGE),
      days: await dashboard.days(RANGE),
      sources: await dashboard.sources(RANGE),
      tasks: await dashboard.tasks(actor),
      events: await dashboard.events(actor, {}),
      activities: [],
    });
  });

  it('refuses a bad range like its parts', async () => {
    for (const bad of [{ tz: 'Mars/Olympus' }, { from: 'x' }]) {
      await expect(dashboard.overview(sampleActor(7), bad)).rejects.toThrow(InvalidInputError);
      await expect(dashboard.stats(bad)).rejects.toThrow(InvalidInputError);
    }
  });
});
