import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ MAX_SESSIONS_PER_USER: '3' });
});
afterAll(() => house?.stop());

const device = ({ email, password }: Member, userAgent: string): Promise<ApiClient> =>
  house.api.anonymous({ 'User-Agent': userAgent }).signIn(email, password);
const isSignedIn = async (client: ApiClient) => (await client.get('/api/auth/me')).status === 200;
const canRefresh = async ({ refreshToken }: ApiClient) =>
  (await house.api.anonymous().post('/api/auth/refresh', { refreshToken })).status === 200;
const sessionsOf = async (client: ApiClient): Promise<Json[]> => (await client.get('/api/auth/sessions')).body.data.items;

describe('sessions', () => {
  it('are listed with device, address and times, last used first', async () => {
    const member = await house.member();
    const telephone = await device(member, 'Telephone');
    const { status, body } = await telephone.get('/api/auth/sessions');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ total: 2, page: 1, pageSize: 10, totalPages: 1, nextCursor: null });
    const [latest, first] = body.data.items;
    expect(latest).toEqual({
      id: expect.any(Number),
      current: true,
      userAgent: 'Telephone',
      ip: '127.0.0.1',
      createdAt: expect.stringMatching(/Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
    });
    expect(first.current).toBe(false);
    const days = (new Date(latest.expiresAt).getTime() - new Date(latest.createdAt).getTime()) / 86_400_000;
    expect(days).toBe(7);
  });

  it('end at once when they are revoked, and the others go on', async () => {
    const member = await house.member();
    const lost = await device(member, 'Lost telephone');
    const { id } = (await sessionsOf(member.client)).find(({ userAgent }) => userAgent === 'Lost telephone');
    expect((await member.client.delete(`/api/auth/sessions/${id}`)).body).toEqual({ success: true, data: { id } });
    expect([await isSignedIn(lost), await canRefresh(lost), await isSignedIn(member.client)]).toEqual([false, false, true]);
    expect(await sessionsOf(member.client)).toHaveLength(1);
    expectRefusal(await member.client.delete(`/api/auth/sessions/${id}`), 404, 'NOT_FOUND');
  });

  it('of somebody else are neither shown nor revoked', async () => {
    const [mine, theirs] = [await house.member(), await house.member()];
    const [session] = await sessionsOf(theirs.client);
    expectRefusal(await mine.client.delete(`/api/auth/sessions/${session.id}`), 404, 'NOT_FOUND');
    const admin = await house.demo('super_admin');
    expectRefusal(await admin.delete(`/api/auth/sessions/${session.id}`), 404, 'NOT_FOUND');
    expect(await isSignedIn(theirs.client)).toBe(true);
  });

  it('beyond MAX_SESSIONS_PER_USER push out the one that expires first', async () => {
    const member = await house.member();
    const second = await device(member, 'second');
    const third = await device(member, 'third');
    // A refresh makes the oldest session the one that expires last.
    member.client.keep(await member.client.post('/api/auth/refresh', { refreshToken: member.client.refreshToken }));
    const fourth = await device(member, 'fourth');
    expect(await Promise.all([member.client, second, third, fourth].map(isSignedIn))).toEqual([true, false, true, true]);
    expect(await canRefresh(second)).toBe(false);
    expect(await sessionsOf(fourth)).toHaveLength(3);
  });
});

describe('POST /api/auth/logout', () => {
  it('ends this session at once, and no other', async () => {
    const member = await house.member();
    const other = await device(member, 'other');
    const { status, body } = await member.client.post('/api/auth/logout');
    expect([status, body.success]).toEqual([200, true]);
    expectRefusal(await member.client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
    expect([await canRefresh(member.client), await isSignedIn(other)]).toEqual([false, true]);
    expectRefusal(await member.client.post('/api/auth/logout'), 401, 'UNAUTHORIZED');
  });

  it('needs a session', async () => {
    for (const path of ['logout', 'logout-all']) expectRefusal(await house.api.anonymous().post(`/api/auth/${path}`), 401, 'UNAUTHORIZED');
  });
});

describe('POST /api/auth/logout-all', () => {
  it('ends every session of the caller at once, and nobody else’s', async () => {
    const [member, neighbour] = [await house.member(), await house.member()];
    const other = await device(member, 'other');
    const { status, body } = await member.client.post('/api/auth/logout-all');
    expect([status, body.data]).toEqual([200, { sessions: 2 }]);
    expect([await isSignedIn(member.client), await isSignedIn(other), await canRefresh(other)]).toEqual([false, false, false]);
    expect(await isSignedIn(neighbour.client)).toBe(true);
  });
});
