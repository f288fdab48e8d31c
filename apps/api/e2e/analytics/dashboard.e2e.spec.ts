import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';

const DAY = 86_400_000;
const PARTS = ['stats', 'visits', 'sales', 'pie', 'tasks', 'calendar', 'activities', 'overview'];

let house: Installation;
let manager: Member;
let user: Member;
beforeAll(async () => {
  house = await Installation.start();
  [manager, user] = [await house.member('admin'), await house.member()];
});
afterAll(() => house?.stop());

const dashboard = (part: string, query = '', who = manager): Promise<Answer> => who.client.get(`/api/dashboard/${part}${query}`);
const data = async (part: string, query?: string, who?: Member) => (await dashboard(part, query, who)).body.data;
const dateOf = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
const sell = async (amount: number, status = 'PAID') => (await manager.client.post('/api/orders', { amount, status, customer: 'Ada' })).body.data.id;
const view = (visitorId: string, source = 'direct') => house.api.anonymous().post('/api/analytics/visits', { path: '/', visitorId, source });
/** Of today and its neighbours, so that midnight does no harm. */
const sumOf = (rows: Record<string, number>[], field: string) => rows.slice(-2).reduce((sum, row) => sum + (row[field] ?? 0), 0);

it('an installation with demo data looks alive', async () => {
  const { body } = await dashboard('overview');
  const { stats, visits, sales, pie, activities } = body.data;
  for (const name of ['totalUsers', 'totalDocuments', 'totalOrders', 'totalRevenue', 'totalVisits']) expect(stats[name]).toBeGreaterThan(0);
  expect([visits.length, sales.length]).toEqual([30, 30]);
  expect(pie.length).toBeGreaterThan(3);
  expect(activities.length).toBeGreaterThan(2);
  expect((await (await house.demo('user')).get('/api/dashboard/tasks')).body.data.length).toBeGreaterThan(1);
});

describe('the figures', () => {
  it('follow what happens at once', async () => {
    const before = await data('stats');
    await Promise.all([sell(0.1), sell(0.2), sell(5, 'PENDING')]);
    const visitorId = `v-${uniquePerson().username}`;
    for (let time = 0; time < 3; time += 1) await view(visitorId);
    await house.member();
    await manager.client.post('/api/documents', { title: 'A document' });
    const after = await data('stats');
    expect(after).toMatchObject({
      totalUsers: before.totalUsers + 1,
      totalDocuments: before.totalDocuments + 1,
      totalOrders: before.totalOrders + 3,
      totalVisits: before.totalVisits + 1,
    });
    expect(Math.round((after.totalRevenue - before.totalRevenue) * 100)).toBe(30);
    expect(Object.keys(after)).toEqual([
      'totalUsers', 'totalDocuments', 'totalFiles', 'totalOrders', 'totalRevenue', 'totalVisits', 'userGrowth', 'orderGrowth', 'revenueGrowth', 'visitGrowth',
    ]);
  });

  it('take an order back that is refunded', async () => {
    const before = await data('sales');
    const id = await sell(100);
    const between = await data('sales');
    expect([sumOf(between, 'sales') - sumOf(before, 'sales'), sumOf(between, 'orders') - sumOf(before, 'orders')]).toEqual([100, 1]);
    await manager.client.patch(`/api/orders/${id}`, { status: 'REFUNDED' });
    expect(await data('sales')).toEqual(before);
  });

  it('have nothing to grow from where there was nothing', async () => {
    const stats = await data('stats', '?from=2001-01-01&to=2001-01-31');
    expect(stats).toMatchObject({ totalOrders: 0, totalRevenue: 0, totalVisits: 0, userGrowth: null, orderGrowth: null, revenueGrowth: null, visitGrowth: null });
  });
});

describe('the series', () => {
  it('have every day of the range, zero where nothing happened', async () => {
    expect(await data('visits', '?from=2001-02-27&to=2001-03-01')).toEqual(
      ['2001-02-27', '2001-02-28', '2001-03-01'].map((date) => ({ date, visits: 0, uniqueVisitors: 0, pageViews: 0 })),
    );
    expect(await data('sales', '?from=2001-02-27&to=2001-02-27&tz=Asia/Kathmandu')).toEqual([{ date: '2001-02-27', sales: 0, orders: 0 }]);
    expect(await data('visits', '?from=2023-11-23&to=2024-11-22')).toHaveLength(366);
  });

  it('are the last thirty days in the zone of the caller', async () => {
    const dates = async (tz: string) => (await data('visits', `?tz=${tz}`)).map(({ date }: { date: string }) => date);
    const [utc, far] = [await dates('UTC'), await dates('Pacific/Kiritimati')];
    expect([utc.length, far.length]).toEqual([30, 30]);
    expect([dateOf(0), dateOf(1)]).toContain(utc.at(-1));
    expect(far.at(-1)).toBe(new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10));
  });

  it('count a visitor once a day, a visit once in half an hour, and each view', async () => {
    const before = await data('visits');
    const visitorId = `v-${uniquePerson().username}`;
    await Promise.all([view(visitorId), view(visitorId), view(visitorId)]);
    await view(`${visitorId}-other`);
    const after = await data('visits');
    const more = ['visits', 'uniqueVisitors', 'pageViews'].map((field) => sumOf(after, field) - sumOf(before, field));
    expect(more).toEqual([2, 2, 4]);
  });

  it('of sources count visits, and not views', async () => {
    const [source, visitorId] = [`s-${uniquePerson().username}`, `v-${uniquePerson().username}`];
    for (const visitor of [visitorId, visitorId, `${visitorId}-other`]) await view(visitor, source);
    const yesterday = dateOf(1);
    const pie = (await Promise.all([data('pie', `?from=${yesterday}`), data('pie')])) as { name: string; value: number }[][];
    for (const slices of pie) expect(slices.find(({ name }) => name === source)).toEqual({ name: source, value: 2 });
  });
});

describe('a range', () => {
  it.each([
    ['?from=2026-02-30', 'from'],
    ['?to=9999-12-31', 'to'],
    ['?from=2025-01-01&to=2026-01-02', 'from'],
    ['?from=2026-01-02&to=2026-01-01', 'from'],
    ['?tz=Mars/Olympus', 'tz'],
    ['?tz=%2B01:00', 'tz'],
    ['?days=7', 'days'],
  ])('%s is refused by its name', async (query, field) => {
    for (const part of ['stats', 'visits', 'sales', 'pie', 'overview']) expectRefusal(await dashboard(part, query), 400, 'VALIDATION_ERROR', [field]);
  });
});

describe('what concerns the caller', () => {
  it('is their open tasks, or everybody’s for who manages them', async () => {
    const member = await house.member();
    const { id } = (await member.client.post('/api/tasks', { title: 'Mine', dueAt: '2001-01-01T00:00:00Z' })).body.data;
    const { id: done } = (await member.client.post('/api/tasks', { title: 'Done', done: true })).body.data;
    const idsFor = async (who: Member) => (await data('tasks', '', who)).map((task: { id: number }) => task.id);
    expect(await idsFor(member)).toEqual([id]);
    expect(await idsFor(user)).toEqual([]);
    expect((await idsFor(manager))[0]).toBe(id);
    expect(await idsFor(manager)).not.toContain(done);
  });

  it('is no task and no event for who lost the right to see them, at the mounts neither', async () => {
    const member = await house.member();
    const start = Date.now() - 3_600_000;
    const event = { title: 'Mine', start: new Date(start).toISOString(), end: new Date(start + DAY).toISOString() };
    expect((await member.client.post('/api/tasks', { title: 'Mine' })).status).toBe(201);
    expect((await member.client.post('/api/calendar/events', event)).status).toBe(201);
    const mine = [expect.objectContaining({ title: 'Mine' })];
    const shown = async () => {
      const { tasks, calendar } = await data('overview', '', member);
      const { body: next } = await member.client.get('/compat/next/api/dashboard/tasks');
      return [await data('tasks', '', member), tasks, next.data, await data('calendar', '', member), calendar];
    };
    expect(await shown()).toEqual([mine, mine, mine, mine, mine]);
    expect((await (await house.demo('super_admin')).put(`/api/users/${member.id}/roles`, { roles: ['guest'] })).status).toBe(200);
    expect(await shown()).toEqual([[], [], [], [], []]);
  });

  it('is what they did themselves, or what everybody did for who may see that', async () => {
    await user.client.post('/api/items', { name: `Item ${uniquePerson().username}` });
    const [own, all] = [await data('activities', '', user), await data('activities')];
    expect(own[0]).toEqual({ id: expect.any(Number), type: 'item.created', actor: { id: user.id, name: expect.any(String) }, subject: { type: 'item', id: expect.any(Number) }, createdAt: expect.any(String) });
    expect(own.every(({ actor }: { actor: { id: number } }) => actor.id === user.id)).toBe(true);
    expect(all.length).toBe(10);
    expect(all[0]).toEqual(own[0]);
  });
});

it('the overview is its parts together', async () => {
  const { body } = await dashboard('overview', '?tz=Europe/Berlin');
  const parts = await Promise.all(PARTS.slice(0, -1).map(async (part) => [part, await data(part, ['tasks', 'activities'].includes(part) ? '' : '?tz=Europe/Berlin')]));
  expect(body.data).toEqual(Object.fromEntries(parts));
});

it.each(PARTS)('%s is for holders of dashboard:view', async (part) => {
  expect((await dashboard(part, '', await house.member('guest'))).status).toBe(200);
  expectRefusal(await house.api.anonymous().get(`/api/dashboard/${part}`), 401, 'UNAUTHORIZED');
});

it('the dashboard says the same after the scheduler folded what happened', async () => {
  await house.addScheduler();
  const before = await data('overview');
  await house.database.sql.raw(`select graphile_worker.add_job('fold-rollups'), graphile_worker.add_job('keep-visit-partitions')`);
  await until(async () => (await house.database.sql('rollup_changes').limit(1)).length === 0);
  expect(await data('overview')).toEqual(before);
  expect((await house.database.sql('rollup_days').limit(1)).length).toBe(1);
  await sell(42);
  const sales = [before.sales, await data('sales')].map((rows) => sumOf(rows, 'sales'));
  expect(Math.round(((sales[1] ?? 0) - (sales[0] ?? 0)) * 100)).toBe(4200);
});
