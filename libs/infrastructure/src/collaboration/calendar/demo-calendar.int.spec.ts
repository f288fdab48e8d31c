import { ReminderPlanner } from '@halolight/application/collaboration';
import { FixedClock } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DemoCalendar } from './demo-calendar.js';
import { openKnexCalendar, type KnexCalendar } from './testing/open-knex-calendar.js';

let calendar: KnexCalendar;
beforeAll(async () => {
  calendar = await openKnexCalendar();
});
afterAll(() => calendar.close());

const load = (now: string) => new DemoCalendar(calendar.database, calendar.events, new ReminderPlanner(), new FixedClock(new Date(now))).load();
const titles = () => calendar.database.sql('calendar_events').orderBy('id').pluck<string[]>('title');

it('leaves out what belongs to users who are not there', async () => {
  await load('2026-03-28T23:30:00Z');
  expect(await titles()).toEqual([]);
});

it('makes what the demo users have in their calendars once, whatever day it is', async () => {
  for (const name of ['admin', 'manager', 'user']) {
    await calendar.database.sql('users').insert({ email: `${name}@example.com`, username: name, name, status: 'ACTIVE', password_hash: 'none' });
  }
  await Promise.all([load('2026-03-28T23:30:00Z'), load('2026-03-28T23:30:00Z')]);
  const made = await titles();
  expect(made).toEqual(['Campaign kick-off', 'Weekly planning', 'Newsletter goes out', 'Trade fair']);
  await load('2026-10-25T00:30:00Z');
  expect(await titles()).toEqual(made);
  const [kickOff] = await calendar.database.sql('calendar_events').where({ title: 'Campaign kick-off' }).select<{ id: number; starts_at: Date }[]>('id', 'starts_at');
  expect(kickOff?.starts_at).toEqual(new Date('2026-03-29T12:00:00Z'));
  expect(await calendar.attendees.count(kickOff?.id ?? 0)).toBe(2);
});
