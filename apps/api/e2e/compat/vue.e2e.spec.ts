import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
    expect(body.data.list).toEqual([tomorrow, third].map((date) => ({ id: made.data.id, title: 'Dawn', date, type: 'meeting' })));
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

  it.each(['/users', '/messages', '/files', '/calendar/events', '/analytics', '/dashboard/summary', '/settings', '/security/report'])('refuses strangers: %s', async (path) => {
    const { status, body } = await house.api.anonymous().get(VUE + path);
    expect([status, body.error.code, body.message]).toEqual([401, 'UNAUTHORIZED', body.error.message]);
  });

  it.each(['/users', '/files', '/security/report'])('refuses a guest what guests may not see: %s', async (path) => {
    const guest = await house.demo('guest');
    const { status, body } = await guest.get(VUE + path);
    expect([status, body.error.code, body.message]).toEqual([403, 'FORBIDDEN', body.error.message]);
  });
});
