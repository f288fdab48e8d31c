import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { uniquePerson } from '../kit/unique-person.js';

const AT = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
const BROWSER = { 'User-Agent': 'Auditor 1.0' };

let house: Installation;
let admin: ApiClient;
let adminId: number;
beforeAll(async () => {
  house = await Installation.start();
  admin = (await house.demo('admin')).elsewhere(house.api.url, BROWSER);
  adminId = (await admin.get('/api/auth/me')).body.data.id;
});
afterAll(() => house?.stop());

const activities = async (query: string): Promise<Json[]> => (await admin.get(`/api/activities?pageSize=100&${query}`)).body.data.items;
const typesOf = async (query: string) => (await activities(query)).map(({ type }) => type);
/** What happened under this request id. */
const within = async (requestId: string) => (await activities('')).filter((activity) => activity.requestId === requestId);

describe('GET /api/activities', () => {
  it('shows a change with who made it, to what, from where and in which request', async () => {
    const requestId = 'audit-request-1';
    const { body } = await admin.post('/api/roles', { name: 'auditors', label: 'Auditors', permissions: ['users:view'] }, { 'X-Request-Id': requestId });
    const actor = { id: adminId, name: (await admin.get('/api/auth/me')).body.data.name };
    expect(await within(requestId)).toEqual([
      {
        id: expect.any(Number),
        type: 'role.created',
        actor,
        subject: { type: 'role', id: body.data.id },
        data: { name: 'auditors', permissions: ['users:view'] },
        ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
        userAgent: BROWSER['User-Agent'],
        requestId,
        createdAt: AT,
      },
    ]);
  });

  it('knows every kind of change, each under its name', async () => {
    const { id, username } = await house.member();
    const { id: itemId } = (await admin.post('/api/items', { name: `Lamp of ${username}` })).body.data;
    const { id: versionId } = (await admin.post('/api/versions', { version: '7.0', supported: false })).body.data;
    const changes: (() => Promise<unknown>)[] = [
      () => admin.patch(`/api/items/${itemId}`, { description: 'Changed' }),
      () => admin.delete(`/api/items/${itemId}`),
      () => admin.patch(`/api/versions/${versionId}`, { supported: true }),
      () => admin.delete(`/api/versions/${versionId}`),
      () => admin.patch(`/api/users/${id}`, { bio: 'Changed' }),
      () => admin.put(`/api/users/${id}/roles`, { roles: ['guest'] }),
      () => admin.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' }),
      () => admin.delete(`/api/users/${id}`),
    ];
    for (const change of changes) await change();
    const about = (type: string, subjectId: number) => typesOf(`sort=id&subjectType=${type}&subjectId=${subjectId}`);
    expect(await about('item', itemId)).toEqual(['item.created', 'item.updated', 'item.deleted']);
    expect(await about('version', versionId)).toEqual(['version.created', 'version.updated', 'version.deleted']);
    expect(await about('user', id)).toEqual([
      'user.registered', 'user.updated', 'user.roles_changed', 'user.updated', 'user.status_changed', 'user.deleted',
    ]);
  });

  it('shows nothing of what was refused or came to nothing', async () => {
    const requestId = 'audit-request-2';
    const headers = { 'X-Request-Id': requestId };
    expect((await admin.post('/api/versions', { version: '1.0', supported: true }, headers)).status).toBe(409);
    expect((await admin.delete(`/api/users/${adminId}`, headers)).status).toBe(403);
    expect((await admin.get('/api/users', headers)).status).toBe(200);
    expect(await within(requestId)).toEqual([]);
  });

  it('shows sign-ins, refused ones without what was typed, and how sessions end', async () => {
    const { id, email } = await house.member();
    const visitor = house.api.anonymous({ 'X-Request-Id': 'audit-request-3' });
    await visitor.post('/api/auth/login', { email, password: 'not-the-password' });
    await visitor.post('/api/auth/login', { email: 'nobody-at-all@example.org', password: 'not-the-password' });
    expect(await within('audit-request-3')).toMatchObject([
      { type: 'session.refused', actor: null, subject: null, data: {} },
      { type: 'session.refused', actor: { id }, subject: { type: 'user', id }, data: {} },
    ]);
    expect(await typesOf(`sort=id&actorId=${id}`)).toEqual(['user.registered', 'session.started', 'session.refused']);
  });

  it('filters by type, actor, subject and time, sorts and pages', async () => {
    const all = await activities('sort=id');
    const [first] = all;
    expect(await activities('sort=-createdAt')).toEqual(await activities(''));
    expect(new Set(await typesOf('type=session.started'))).toEqual(new Set(['session.started']));
    expect((await activities(`actorId=${adminId}`)).every(({ actor }) => actor.id === adminId)).toBe(true);
    expect(await activities(`to=${first.createdAt}`)).toEqual([]);
    expect((await activities(`sort=id&from=${first.createdAt}`))[0]).toEqual(first);
    const { nextCursor } = (await admin.get('/api/activities?sort=id&pageSize=1')).body.data;
    expect((await activities(`sort=id&cursor=${encodeURIComponent(nextCursor)}`))[0]).toEqual(all[1]);
    expectRefusal(await admin.get('/api/activities?from=yesterday'), 400, 'VALIDATION_ERROR', ['from']);
    expectRefusal(await admin.get('/api/activities?sort=type'), 400, 'VALIDATION_ERROR', ['sort']);
    expectRefusal(await admin.get('/api/activities?actorId=x'), 400, 'VALIDATION_ERROR', ['actorId']);
  });

  it('can be read and nothing else, with activities:view', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expectRefusal(await admin.request(method, '/api/activities', {}), 405, 'METHOD_NOT_ALLOWED');
    expectRefusal(await (await house.demo('user')).get('/api/activities'), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get('/api/activities'), 401, 'UNAUTHORIZED');
  });
});

describe('the audit log holds no secret', () => {
  it('whatever is done with passwords and tokens', async () => {
    const person = uniquePerson({ password: 'a-secret-of-the-member-1' });
    const client = house.api.anonymous();
    client.keep(await client.post('/api/auth/register', person));
    const secrets = [person.password, client.accessToken, client.refreshToken];
    client.keep(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
    secrets.push(client.accessToken, client.refreshToken);
    await client.post('/api/auth/login', { email: person.email, password: 'a-secret-mistyped' });
    await client.post('/api/auth/login', { email: 'a-secret-as-login', password: 'x' });
    await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: 'a-secret-of-the-member-2' });
    await client.patch('/api/users/me', { phone: '+1 555 0199', bio: 'a-secret-of-a-private-life' });
    await client.post('/api/auth/forgot-password', { email: person.email });
    const made = await admin.post('/api/users', { email: uniquePerson().email });
    secrets.push(made.body.data.generatedPassword);
    await admin.post('/api/users', { ...uniquePerson(), password: 'a-secret-of-the-member-3' });
    await client.post('/api/auth/logout');

    const hashes = await house.database.sql('users').pluck<string[]>('password_hash');
    const { rows } = await house.database.sql.raw('select row_to_json(activities)::text as line from activities');
    const written = rows.map(({ line }: { line: string }) => line).join('\n');
    for (const secret of [...secrets, ...hashes, 'a-secret', '+1 555 0199', '$argon2']) {
      expect(secret.length).toBeGreaterThan(5);
      expect(written.includes(secret)).toBe(false);
    }
  });
});
