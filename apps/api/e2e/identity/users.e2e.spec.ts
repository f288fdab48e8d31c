import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const UNKNOWN_ID = 2_000_000_000;
const PROFILE = { phone: '+44 20 7946 0018', avatar: '/static/ada.png', department: 'Research', position: 'Countess', bio: 'Wrote a program' };
const emailsOf = ({ body }: { body: Json }): string[] => body.data.items.map(({ email }: Json) => email);

describe('POST /api/users', () => {
  it('opens an account with everything that is given', async () => {
    const person = uniquePerson();
    const given = { ...PROFILE, name: 'Ada Lovelace', status: 'INACTIVE', roles: ['guest', 'user'] };
    const { status, body } = await admin.post('/api/users', { ...person, ...given });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({ ...PROFILE, email: person.email, username: person.username, name: 'Ada Lovelace', status: 'INACTIVE', role: 'user', groups: [] });
    expect(body.data.roles.map(({ name }: Json) => name).sort()).toEqual(['guest', 'user']);
    expect((await admin.get(`/api/users/${body.data.id}`)).body.data).toEqual(body.data);
  });

  it('needs no more than an e-mail address: username and password are made, the role is user', async () => {
    const { email, username } = uniquePerson();
    const { status, body } = await admin.post('/api/users', { email });
    expect([status, body.data.username, body.data.name, body.data.role]).toEqual([201, username, username, 'user']);
    await house.api.anonymous().signIn(email, body.data.generatedPassword);
  });

  it('refuses roles that do not exist, and two ways to name them at once', async () => {
    expectRefusal(await admin.post('/api/users', { ...uniquePerson(), roles: ['wizard'] }), 400, 'VALIDATION_ERROR', ['roles']);
    expectRefusal(await admin.post('/api/users', { ...uniquePerson(), roleIds: [UNKNOWN_ID] }), 400, 'VALIDATION_ERROR', ['roleIds']);
    expectRefusal(await admin.post('/api/users', { ...uniquePerson(), roleIds: [1], roles: ['user'] }), 400, 'VALIDATION_ERROR', ['roles']);
  });

  it('refuses what is taken', async () => {
    const { email, username } = await house.member();
    expectRefusal(await admin.post('/api/users', uniquePerson({ email })), 409, 'CONFLICT');
    expectRefusal(await admin.post('/api/users', uniquePerson({ username })), 409, 'CONFLICT');
  });
});

describe('GET /api/users/:id', () => {
  it('shows an account to its owner and to who holds users:view', async () => {
    const { client, id } = await house.member();
    const own = await client.get(`/api/users/${id}`);
    expect([own.status, own.body.data.id, 'permissions' in own.body.data]).toEqual([200, id, false]);
    expect((await admin.get(`/api/users/${id}`)).body).toEqual(own.body);
    expectRefusal(await client.get('/api/users/1'), 403, 'FORBIDDEN');
  });

  it('finds nobody under an unknown id and refuses what is no id', async () => {
    expectRefusal(await admin.get(`/api/users/${UNKNOWN_ID}`), 404, 'NOT_FOUND');
    for (const id of ['abc', '0', '-1', '1.5', '1e3', '9223372036854775808', '%00']) {
      expectRefusal(await admin.get(`/api/users/${id}`), 400, 'VALIDATION_ERROR', ['id']);
    }
  });
});

describe('PUT and PATCH /api/users/:id', () => {
  it('PATCH changes only what is sent, and null clears', async () => {
    const { id } = await house.member();
    await admin.patch(`/api/users/${id}`, PROFILE);
    const { status, body } = await admin.patch(`/api/users/${id}`, { name: 'Someone Else', bio: null });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ ...PROFILE, name: 'Someone Else', bio: null });
  });

  it('PUT replaces: what is left out is cleared, what is required is named', async () => {
    const { id, email, username } = await house.member();
    await admin.patch(`/api/users/${id}`, PROFILE);
    const { status, body } = await admin.put(`/api/users/${id}`, { email, username, name: 'Ada', bio: 'New' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ name: 'Ada', bio: 'New', phone: null, avatar: null, department: null, position: null, status: 'ACTIVE' });
    expectRefusal(await admin.put(`/api/users/${id}`, { bio: 'x' }), 400, 'VALIDATION_ERROR', ['email', 'username', 'name']);
  });

  it('keep an own address and refuse somebody else’s', async () => {
    const [one, two] = [await house.member(), await house.member()];
    expect((await admin.patch(`/api/users/${one.id}`, { email: one.email, username: one.username })).status).toBe(200);
    expectRefusal(await admin.patch(`/api/users/${one.id}`, { email: two.email }), 409, 'CONFLICT');
    expectRefusal(await admin.patch(`/api/users/${one.id}`, { username: two.username.toUpperCase() }), 409, 'CONFLICT');
  });

  it('are open to the account’s owner, its status apart', async () => {
    const { client, id, email, username } = await house.member();
    expect((await client.patch(`/api/users/${id}`, { bio: 'Mine' })).body.data.bio).toBe('Mine');
    expect((await client.put(`/api/users/${id}`, { email, username, name: 'Me' })).body.data.name).toBe('Me');
    expectRefusal(await client.patch(`/api/users/${id}`, { status: 'INACTIVE' }), 403, 'FORBIDDEN');
    expectRefusal(await client.put(`/api/users/${id}`, { email, username, name: 'Me', status: 'SUSPENDED' }), 403, 'FORBIDDEN');
    expectRefusal(await client.patch('/api/users/1', { bio: 'x' }), 403, 'FORBIDDEN');
  });

  it('PATCH changes roles as well, and refused, changes nothing', async () => {
    const { client, id } = await house.member();
    const manager = await house.demo('admin');
    const { status, body } = await manager.patch(`/api/users/${id}`, { name: 'Ada G.', roles: ['guest'] });
    expect([status, body.data.name, body.data.role]).toEqual([200, 'Ada G.', 'guest']);
    expectRefusal(await manager.patch(`/api/users/${id}`, { name: 'Half', roles: ['admin'] }), 403, 'FORBIDDEN');
    expectRefusal(await client.patch(`/api/users/${id}`, { name: 'Half', roles: ['user'] }), 403, 'FORBIDDEN');
    expectRefusal(await admin.patch(`/api/users/${id}`, { name: 'Half', roleIds: [UNKNOWN_ID] }), 400, 'VALIDATION_ERROR', ['roleIds']);
    expect((await admin.get(`/api/users/${id}`)).body.data).toMatchObject({ name: 'Ada G.', role: 'guest' });
  });

  it('find nobody under an unknown id', async () => {
    expectRefusal(await admin.patch(`/api/users/${UNKNOWN_ID}`, { bio: 'x' }), 404, 'NOT_FOUND');
  });
});

describe('PATCH /api/users/:id/status', () => {
  it('shuts an account out at once, and lets it in again', async () => {
    const { client, id, email, password } = await house.member();
    const { status, body } = await admin.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' });
    expect([status, body.data.status]).toEqual([200, 'SUSPENDED']);
    expectRefusal(await client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
    expectRefusal(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }), 401, 'UNAUTHORIZED');
    await admin.patch(`/api/users/${id}/status`, { status: 'ACTIVE' });
    expectRefusal(await client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
    await house.api.anonymous().signIn(email, password);
  });

  it('knows three statuses', async () => {
    const { id } = await house.member();
    for (const status of ['ACTIVE', 'INACTIVE', 'SUSPENDED']) {
      expect((await admin.patch(`/api/users/${id}/status`, { status })).body.data.status).toBe(status);
    }
    expectRefusal(await admin.patch(`/api/users/${id}/status`, { status: 'active' }), 400, 'VALIDATION_ERROR', ['status']);
    expectRefusal(await admin.patch(`/api/users/${id}/status`, {}), 400, 'VALIDATION_ERROR', ['status']);
  });
});

describe('DELETE /api/users/:id', () => {
  it('hides the account, ends its sessions, and frees its names', async () => {
    const { client, id, email, username, password } = await house.member();
    expect((await admin.delete(`/api/users/${id}`)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
    expectRefusal(await house.api.anonymous().post('/api/auth/login', { email, password }), 401, 'UNAUTHORIZED');
    expectRefusal(await admin.get(`/api/users/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await admin.patch(`/api/users/${id}`, { bio: 'x' }), 404, 'NOT_FOUND');
    expectRefusal(await admin.delete(`/api/users/${id}`), 404, 'NOT_FOUND');
    expect(emailsOf(await admin.get(`/api/users?search=${username}`))).toEqual([]);
    const again = await house.api.anonymous().post('/api/auth/register', { email, username, password });
    expect([again.status, again.body.data.user.id === id]).toEqual([201, false]);
  });

  it('needs users:delete', async () => {
    const [one, two] = [await house.member(), await house.member()];
    expectRefusal(await one.client.delete(`/api/users/${two.id}`), 403, 'FORBIDDEN');
  });
});

describe('POST /api/users/batch-delete', () => {
  it('deletes what may be deleted and says why the rest stays', async () => {
    const [one, two] = [await house.member(), await house.member()];
    const self = (await admin.get('/api/auth/me')).body.data.id;
    const { status, body } = await admin.post('/api/users/batch-delete', { ids: [one.id, UNKNOWN_ID, self, two.id, one.id] });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      deleted: [one.id, two.id],
      failed: [{ id: UNKNOWN_ID, code: 'NOT_FOUND' }, { id: self, code: 'FORBIDDEN' }],
    });
    expectRefusal(await two.client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
  });

  it('takes 1 to 100 ids', async () => {
    for (const ids of [[], Array.from({ length: 101 }, (_, index) => index + 1), [0], ['1']]) {
      expect((await admin.post('/api/users/batch-delete', { ids })).status).toBe(400);
    }
  });
});

describe('GET /api/users', () => {
  it('filters by status, role and search, and by all of them', async () => {
    const [one, two] = [await house.member('guest'), await house.member('guest')];
    await admin.patch(`/api/users/${two.id}`, { name: 'Zyxwv Findme', status: 'INACTIVE' });
    expect(emailsOf(await admin.get(`/api/users?search=${one.username.toUpperCase()}`))).toEqual([one.email]);
    expect(emailsOf(await admin.get('/api/users?search=findme'))).toEqual([two.email]);
    expect(emailsOf(await admin.get('/api/users?status=INACTIVE&role=guest&search=zyxwv'))).toEqual([two.email]);
    expect(emailsOf(await admin.get('/api/users?status=ACTIVE&search=zyxwv'))).toEqual([]);
    expect(emailsOf(await admin.get('/api/users?role=super_admin'))).toEqual(['admin@example.com']);
    expect(emailsOf(await admin.get('/api/users?role=no-such-role'))).toEqual([]);
    expectRefusal(await admin.get('/api/users?status=GONE'), 400, 'VALIDATION_ERROR', ['status']);
  });

  it('takes the wildcards of SQL for themselves', async () => {
    for (const search of ['%', '_dmin', '\\', "'"]) {
      expect(emailsOf(await admin.get(`/api/users?search=${encodeURIComponent(search)}`))).toEqual([]);
    }
  });

  it('needs users:view', async () => {
    expectRefusal(await (await house.demo('user')).get('/api/users'), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get('/api/users'), 401, 'UNAUTHORIZED');
  });
});
