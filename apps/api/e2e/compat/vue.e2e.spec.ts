import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { DEMO_USERS } from '../kit/demo-users.js';
import { Installation, type Member } from '../kit/installation.js';

const VUE = '/compat/vue/api';
const DAY_MS = 24 * 60 * 60 * 1000;
const TEXT_ID = expect.stringMatching(/^\d+$/);

let house: Installation;
let admin: ApiClient;
let ada: Member;
let bob: Member;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
  ada = await house.member();
  bob = await house.member();
});
afterAll(() => house?.stop());

describe('the Vue mount', () => {
  it('lists accounts', async () => {
    const { status, body } = await admin.get(`${VUE}/users`);
    expect([status, body.code, body.data.list.length]).toEqual([200, 200, body.data.total]);
    expect(body.data.list).toContainEqual(expect.objectContaining({ id: String(ada.id), email: ada.email, status: 'active', permissions: expect.any(Array) }));
  });

  it('lists conversations with what was said last', async () => {
    await ada.client.post('/api/messages', { recipientId: bob.id, content: 'Hello' });
    const { body } = await bob.client.get(`${VUE}/messages`);
    expect(body.data.list).toEqual([expect.objectContaining({
      id: TEXT_ID, type: 'direct', unreadCount: 1, lastMessage: 'Hello', content: 'Hello', read: false, createdAt: expect.any(String),
      sender: expect.objectContaining({ id: String(ada.id) }),
    })]);
  });

  it('names somebody for a conversation in which nothing was said', async () => {
    const [carl, dora] = [await house.member(), await house.member()];
    await carl.client.post('/api/messages/conversations', { userIds: [dora.id] });
    const { body } = await carl.client.get(`${VUE}/messages`);
    expect(body.data.list).toEqual([expect.objectContaining({ content: '', read: true, sender: { id: String(dora.id), name: expect.stringMatching(/./), avatar: null } })]);
  });

  it('lists files with a size for people and the owner\'s name', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(1536)]), 'x.txt');
    await ada.client.request('POST', '/api/files/upload', form);
    const { body: own } = await ada.client.get('/api/files');
    const { body } = await ada.client.get(`${VUE}/files`);
    expect(body.data.list).toEqual([expect.objectContaining({ id: TEXT_ID, name: 'x.txt', size: '1.5 KB', owner: own.data.items[0].owner.name })]);
  });

  it('lists events by the day on which they begin where they take place', async () => {
    const [today, tomorrow, third] = [1, 2, 3].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10));
    const event = { title: 'Dawn', start: `${today}T20:00:00.000Z`, end: `${today}T21:00:00.000Z`, timeZone: 'Asia/Tokyo', type: 'meeting' };
    const { body: made } = await ada.client.post('/api/calendar/events', { ...event, rrule: 'FREQ=DAILY;COUNT=2' });
    const { body } = await ada.client.get(`${VUE}/calendar/events`);
    expect(body.data.list).toEqual([tomorrow, third].map((date) => ({ id: expect.any(Number), title: 'Dawn', date, type: '会议' })));
    expect(body.data.total).toBe(2);
    expect((await ada.client.get(`${VUE}/calendar/events/${made.data.id}`)).body.data).toEqual({ id: made.data.id, title: 'Dawn', date: tomorrow, type: '会议' });
  });

  describe('of an event that recurs', () => {
    const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const rowsOf = async ({ client }: Member): Promise<{ id: number; title: string; date: string; type: string }[]> => (await client.get(`${VUE}/calendar/events`)).body.data.list;
    let person: Member;
    let seriesId: number;
    beforeEach(async () => {
      person = await house.member();
      const event = { title: 'Daily', start: `${day(-60)}T09:00:00.250Z`, end: `${day(-60)}T09:30:00.250Z`, rrule: 'FREQ=DAILY', type: 'task' };
      seriesId = (await person.client.post('/api/calendar/events', event)).body.data.id;
    });

    it('lists the nearest hundred times from today, each under a number of its own', async () => {
      const rows = await rowsOf(person);
      expect(rows.map(({ date }) => date)).toEqual(Array.from({ length: 100 }, (_, at) => day(at)));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(100);
      expect(rows.every(({ id }) => Number.isSafeInteger(id))).toBe(true);
      await person.client.post('/api/calendar/events', { title: 'Later', start: `${day(200)}T00:00:00Z`, end: `${day(200)}T01:00:00Z` });
      await person.client.post('/api/calendar/events', { title: 'Gone', start: `${day(-1)}T00:00:00Z`, end: `${day(0)}T00:00:00Z` });
      expect((await rowsOf(person)).every(({ title }) => title === 'Daily')).toBe(true);
    });

    it('changes one time alone, on another day or in another word', async () => {
      const [, one] = await rowsOf(person);
      const path = `${VUE}/calendar/events/${one?.id}`;
      expect((await person.client.get(path)).body).toEqual({ code: 200, data: one });
      expect((await person.client.put(path, { ...one, title: 'Once' })).body).toEqual({ code: 200, data: { ...one, title: 'Once' } });
      expect((await person.client.patch(path, { date: day(150), type: '发布' })).body.data).toEqual({ id: one?.id, title: 'Once', date: day(150), type: '发布' });
      const { body } = await person.client.get(`/api/calendar/events?from=${day(150)}&to=${day(151)}`);
      expect(body.data.items.map(({ title, type, start }: { title: string; type: string; start: string }) => [title, type, start])).toEqual([
        ['Once', 'release', `${day(150)}T09:00:00.250Z`], ['Daily', 'task', `${day(150)}T09:00:00.250Z`],
      ]);
      expect((await person.client.get(`/api/calendar/events/${seriesId}`)).body.data).toMatchObject({ title: 'Daily', type: 'task' });
    });

    it('cancels one time alone, and the rest by the event\'s own number', async () => {
      const [first, second] = await rowsOf(person);
      expect((await ada.client.delete(`${VUE}/calendar/events/${first?.id}`)).status).toBe(404);
      expect((await person.client.delete(`${VUE}/calendar/events/${first?.id}`)).body).toEqual({ code: 200, data: { id: first?.id } });
      expect((await rowsOf(person))[0]).toEqual(second);
      expect((await person.client.delete(`${VUE}/calendar/events/${first?.id}`)).status).toBe(404);
      expect((await person.client.delete(`${VUE}/calendar/events/${seriesId}`)).body.data).toEqual({ id: seriesId });
      expect(await rowsOf(person)).toEqual([]);
    });
  });

  it('makes an event of a title, a day and a kind in its words', async () => {
    const date = new Date(Date.now() + 400 * DAY_MS).toISOString().slice(0, 10);
    const made = await bob.client.post(`${VUE}/calendar/events`, { title: 'Launch', date, type: '发布' });
    expect([made.status, made.body]).toEqual([201, { code: 200, data: { id: expect.any(Number), title: 'Launch', date, type: '发布' } }]);
    const { body } = await bob.client.get(`/api/calendar/events/${made.body.data.id}`);
    expect(body.data).toMatchObject({ type: 'release', allDay: true, start: `${date}T00:00:00.000Z` });
    const path = `${VUE}/calendar/events/${made.body.data.id}`;
    const fieldsOf = ({ status, body: { error } }: { status: number; body: { error: { details: { field: string }[] } } }) => [status, error.details.map(({ field }) => field)];
    for (const day of ['soon', '2027-02-31T00:00', '2027-02-31', '2027-02-29', 7]) {
      expect(fieldsOf(await bob.client.patch(path, { date: day }))).toEqual([400, ['date']]);
      expect(fieldsOf(await bob.client.post(`${VUE}/calendar/events`, { title: 'Never', date: day, type: '会议' }))).toEqual([400, ['date']]);
    }
    const hour = { start: '2027-03-01T00:00:00Z', end: '2027-03-01T01:00:00Z' };
    expect(fieldsOf(await bob.client.post(`${VUE}/calendar/events`, { title: 'Both', date, type: '会议', ...hour }))).toEqual([400, ['date']]);
    expect((await bob.client.post(`${VUE}/calendar/events`, { title: 'An hour', type: '会议', ...hour })).body.data.date).toBe('2027-03-01');
    expect(fieldsOf(await bob.client.get(`${VUE}/calendar/events?start=2027-02-31&end=2027-03-31`))).toEqual([400, ['start']]);
    expect(fieldsOf(await bob.client.patch(path, { date: '2027-03-01', start: '2027-03-01T00:00:00Z' }))).toEqual([400, ['date']]);
    expect(fieldsOf(await bob.client.get(`${VUE}/calendar/events/none`))).toEqual([400, ['id']]);
    expect((await bob.client.patch(path, { date: '2027-03-01' })).body.data.date).toBe('2027-03-01');
  });

  it('tells the dashboard\'s figures', async () => {
    const [stats, pie, summary, analytics] = await Promise.all(
      ['/api/dashboard/stats', '/api/dashboard/pie', `${VUE}/dashboard/summary`, `${VUE}/analytics`].map((path) => admin.get(path)),
    );
    expect(summary?.body).toEqual({ code: 200, data: stats?.body.data });
    const figures = stats?.body.data;
    expect(analytics?.body.data.kpis.map(({ label, value }: { label: string; value: string }) => [label, value])).toEqual([
      ['Users', String(figures.totalUsers)], ['Visits', String(figures.totalVisits)], ['Orders', String(figures.totalOrders)], ['Revenue', String(figures.totalRevenue)],
    ]);
    const growths = [figures.userGrowth, figures.visitGrowth, figures.orderGrowth, figures.revenueGrowth];
    expect(analytics?.body.data.kpis.map(({ change }: { change: string }) => [Number.parseFloat(change), /^(?:\+[\d.]+|-[\d.]+|0)%$/.test(change)])).toEqual(
      growths.map((growth) => [growth ?? 0, true]),
    );
    expect(analytics?.body.data.traffic).toEqual(pie?.body.data.map(({ name, value }: { name: string; value: number }) => ({ source: name, value })));
    expect(analytics?.body.data.regions).toEqual([]);
  });

  it('shows the caller\'s own settings', async () => {
    const { body } = await ada.client.get(`${VUE}/settings`);
    expect([body.code, body.data.profile.email, body.data.sessions]).toEqual([200, ada.email, 1]);
  });

  it('reports what is recorded about security', async () => {
    const titled = (body: { data: { issues: { title: string }[] } }, what: string) => body.data.issues.find(({ title }) => title.includes(what));
    const before = await admin.get(`${VUE}/security/report`);
    expect([before.status, before.body.code]).toEqual([200, 200]);
    await house.api.anonymous().post('/api/auth/login', { email: DEMO_USERS.user, password: 'wrong' });
    await admin.post('/api/users', { email: 'new@example.org', username: 'new.one', name: 'New' });
    const { body } = await admin.get(`${VUE}/security/report`);
    expect(titled(body, 'refused sign-ins')).toEqual({ id: 1, title: expect.stringMatching(/^[1-9]/), severity: '中', status: '待处理' });
    expect(titled(body, 'generated password')).toEqual({ id: 3, title: expect.stringMatching(/^[1-9]/), severity: '中', status: '待处理' });
    expect(body.data.score).toBeLessThanOrEqual(80);
    expect(Math.abs(Date.parse(body.data.lastScan) - Date.now())).toBeLessThan(60_000);
  });
});
