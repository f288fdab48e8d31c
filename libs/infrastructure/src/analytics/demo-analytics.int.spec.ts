import { FixedClock } from '@halolight/application/kernel/testing';
import { localDays, TimeZone } from '@halolight/domain/analytics';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoAnalytics } from './demo-analytics.js';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const TABLES = ['visits', 'visitors', 'orders', 'tasks'];

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
  const person = { name: 'A demo user', status: 'ACTIVE', password_hash: 'none' };
  for (const name of ['admin', 'manager', 'user']) await store.database.sql('users').insert({ ...person, username: name, email: `${name}@example.com` });
});
afterAll(() => store?.close());

const load = () => new DemoAnalytics(store.database, new FixedClock(NOW)).load();
const everything = () => Promise.all(TABLES.map((table) => store.database.sql(table).select<object[]>('*').orderBy([1, 2])));

describe('DemoAnalytics', () => {
  it('brings sixty days of visits and orders, and tasks of the demo users that are there, once', async () => {
    await Promise.all([load(), load()]);
    const days = await store.figures.ofDays(localDays(TimeZone.parse('UTC'), Date.UTC(2026, 8, 24), 60));
    expect(days.filter(({ visits }) => visits > 0).length).toBeGreaterThan(50);
    expect(days.filter(({ sold }) => sold > 0).length).toBeGreaterThan(45);
    const [visits, , orders, tasks] = await everything();
    expect(visits?.length).toBeGreaterThan(2_000);
    expect(visits?.length).toBeLessThan(5_000);
    expect([orders?.length, tasks?.length]).toEqual([260, 8]);
  });

  it('changes nothing when it is loaded again, the next day either', async () => {
    const before = await everything();
    await load();
    await new DemoAnalytics(store.database, new FixedClock(new Date(NOW.getTime() + 86_400_000))).load();
    expect(await everything()).toEqual(before);
  });

  it('leaves a dashboard that agrees with itself after the views of the days were added up', async () => {
    const days = localDays(TimeZone.parse('Asia/Kathmandu'), Date.UTC(2026, 8, 24), 60);
    const before = await store.figures.ofDays(days);
    while ((await store.rollups.fold(1_000)) > 0);
    expect(await store.figures.ofDays(days)).toEqual(before);
  });
});
