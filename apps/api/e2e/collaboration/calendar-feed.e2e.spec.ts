import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const FEED = '/api/calendar/feed.ics';
const EVENTS = '/api/calendar/events';

let house: Installation;
let owner: Member;
beforeAll(async () => {
  house = await Installation.start();
  owner = await house.member('user');
});
afterAll(() => house?.stop());

const issue = async (client: ApiClient): Promise<string> => (await client.post('/api/calendar/feed-token')).body.data.token;
const summaries = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('summary'));

/** Occurrences as a calendar program works them out, until an instant. */
function occurrencesIn(text: string, until: Date): { title: string; start: string; end: string }[] {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const found = events.filter((event) => event.isRecurring()).flatMap((event) => {
    const occurrences = [];
    const starts = event.iterator();
    for (let start = starts.next(); start && start.toJSDate() < until; start = starts.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(start);
      occurrences.push({ title: item.summary, start: startDate.toJSDate().toISOString(), end: endDate.toJSDate().toISOString() });
    }
    return occurrences;
  });
  return found.sort((one, other) => one.start.localeCompare(other.start));
}

it('is the calendar as iCalendar, with the same occurrences as the list', async () => {
  const member = await house.member('user');
  const year = new Date().getUTCFullYear();
  const monday = new Date(Date.UTC(year, 0, 1));
  while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1);
  const day = monday.toISOString().slice(0, 10);
  const later = (days: number) => new Date(monday.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const { body } = await member.client.post(EVENTS, {
    title: 'Weekly; with, all \\ signs', description: 'Two\nlines', timeZone: 'Europe/Berlin', start: `${day}T08:00:00Z`, end: `${day}T09:00:00Z`, rrule: 'FREQ=WEEKLY;BYDAY=MO',
  });
  const { id } = body.data;
  await member.client.delete(`${EVENTS}/${id}?occurrence=${later(7)}T08:00:00Z`);
  await member.client.patch(`${EVENTS}/${id}?occurrence=${later(14)}T08:00:00Z`, { title: 'Moved', start: `${later(15)}T10:00:00Z`, end: `${later(15)}T11:30:00Z` });

  const feed = await member.client.get(FEED);
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const range = `from=${later(-1)}&to=${later(360)}`;
  const { items } = (await member.client.get(`${EVENTS}?${range}&pageSize=100`)).body.data;
  const listed = items.map(({ title, start, end }: Json) => ({ title, start, end }));
  expect(listed.length).toBeGreaterThan(45);
  expect(occurrencesIn(feed.text, new Date(later(360)))).toEqual(listed);
});

it('has what one is invited to, and nothing of others', async () => {
  const [host, invited, stranger] = [await house.member('user'), await house.member('user'), await house.member('user')];
  const start = new Date(Date.now() + 86_400_000);
  const times = { start: start.toISOString(), end: new Date(start.getTime() + 3_600_000).toISOString() };
  await host.client.post(EVENTS, { title: 'Ours', ...times, userIds: [invited.id] });
  await host.client.post(EVENTS, { title: 'Mine', ...times });
  expect(summaries((await host.client.get(FEED)).text).sort()).toEqual(['Mine', 'Ours']);
  expect(summaries((await invited.client.get(FEED)).text)).toEqual(['Ours']);
  expect(summaries((await stranger.client.get(FEED)).text)).toEqual([]);
});

describe('a feed token', () => {
  it('opens the calendar of who made it, without anything else', async () => {
    const { status, body } = await owner.client.post('/api/calendar/feed-token');
    expect([status, body.data]).toEqual([201, { token: expect.stringMatching(/^[\w-]{43}$/), url: expect.stringMatching(/^http:\/\/.+\/api\/calendar\/feed\.ics\?token=[\w-]{43}$/) }]);
    const anonymous = house.api.anonymous();
    const path = new URL(body.data.url);
    expect((await anonymous.get(path.pathname + path.search)).text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expectRefusal(await anonymous.get(`${EVENTS}?token=${body.data.token}`), 401, 'UNAUTHORIZED');
    expectRefusal(await anonymous.get(EVENTS, { Authorization: `Bearer ${body.data.token}` }), 401, 'UNAUTHORIZED');
  });

  it('replaces the one before', async () => {
    const member = await house.member('user');
    const [first, second] = [await issue(member.client), await issue(member.client)];
    expectRefusal(await house.api.anonymous().get(`${FEED}?token=${first}`), 401, 'UNAUTHORIZED');
    expect((await house.api.anonymous().get(`${FEED}?token=${second}`)).status).toBe(200);
  });

  const statusOf = async (token: string) => (await house.api.anonymous().get(`${FEED}?token=${token}`)).status;

  it('is taken back by its owner, whether there is one or not', async () => {
    const member = await house.member('user');
    const [token, theirs] = [await issue(member.client), await issue(owner.client)];
    for (const round of [1, 2]) {
      const { status, body } = await member.client.delete('/api/calendar/feed-token');
      expect([round, status, body.data]).toEqual([round, 200, { id: member.id }]);
    }
    expect([await statusOf(token), await statusOf(theirs)]).toEqual([401, 200]);
    expect(await statusOf(await issue(member.client))).toBe(200);
  });

  it.each<[how: string, end: (member: Member) => Promise<{ status: number }>]>([
    ['the password is changed', ({ client, password }) => client.post('/api/auth/change-password', { currentPassword: password, newPassword: 'granite-heron-83' })],
    ['the owner signs out everywhere', ({ client }) => client.post('/api/auth/logout-all')],
    ['the account is suspended', async ({ id }) => (await house.demo('super_admin')).patch(`/api/users/${id}/status`, { status: 'SUSPENDED' })],
  ])('ends when %s, for good', async (_how, end) => {
    const member = await house.member('user');
    const token = await issue(member.client);
    expect([await statusOf(token), (await end(member)).status]).toEqual([200, 200]);
    await house.database.sql('users').where({ id: member.id }).update({ status: 'ACTIVE' });
    expect(await statusOf(token)).toBe(401);
  });

  it('does not end with one of the owner’s sessions', async () => {
    const member = await house.member('user');
    const token = await issue(member.client);
    expect([(await member.client.post('/api/auth/logout')).status, await statusOf(token)]).toEqual([200, 200]);
  });

  it('is kept as a hash, and written in no log', async () => {
    const token = await issue(owner.client);
    await house.api.anonymous().get(`${FEED}?token=${token}`);
    const rows = await house.database.sql('calendar_feed_tokens').where({ user_id: owner.id }).select<{ token_hash: Buffer }[]>('token_hash');
    expect(rows.map(({ token_hash }) => token_hash.length)).toEqual([32]);
    expect(JSON.stringify(await house.database.sql('activities').where({ type: 'calendar.feed_token_issued' }))).not.toContain(token);
    expect(await house.api.output()).not.toContain(token);
  });

  it.each(['', 'x', 'x'.repeat(43)])('is not "%s"', async (token) => {
    expectRefusal(await house.api.anonymous().get(`${FEED}?token=${token}`), 401, 'UNAUTHORIZED');
  });

  it('opens nothing once its maker may not look, or is gone', async () => {
    const member = await house.member('user');
    const token = await issue(member.client);
    const admin = await house.demo('super_admin');
    await admin.put(`/api/users/${member.id}/roles`, { roles: ['guest'] });
    expectRefusal(await house.api.anonymous().get(`${FEED}?token=${token}`), 403, 'FORBIDDEN');
    await admin.patch(`/api/users/${member.id}/status`, { status: 'SUSPENDED' });
    expectRefusal(await house.api.anonymous().get(`${FEED}?token=${token}`), 401, 'UNAUTHORIZED');
  });
});

it('is not for who is nobody, or may not look', async () => {
  expectRefusal(await house.api.anonymous().get(FEED), 401, 'UNAUTHORIZED');
  expectRefusal(await (await house.demo('guest')).get(FEED), 403, 'FORBIDDEN');
  expectRefusal(await owner.client.get(FEED, { Accept: 'application/json' }), 406, 'NOT_ACCEPTABLE');
});
