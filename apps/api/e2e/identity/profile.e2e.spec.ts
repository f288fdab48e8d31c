import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const FIELDS = [
  'avatar', 'bio', 'createdAt', 'department', 'email', 'groups', 'id', 'lastLoginAt', 'mustChangePassword', 'name', 'permissions', 'phone',
  'position', 'role', 'roles', 'status', 'updatedAt', 'username',
];

describe('GET /api/auth/me and GET /api/users/me', () => {
  it('show the same profile with roles, groups and effective permissions', async () => {
    const manager = await house.demo('admin');
    const [auth, users] = [await manager.get('/api/auth/me'), await manager.get('/api/users/me')];
    expect(auth.status).toBe(200);
    expect(users.body).toEqual(auth.body);
    expect(Object.keys(auth.body.data).sort()).toEqual(FIELDS);
    expect(auth.body.data.permissions).toContain('users:*');
    expect(auth.body.data.permissions).not.toContain('*');
  });

  it('count the permissions of every source once', async () => {
    const { client, id } = await house.member('guest');
    await house.database.sql('user_permissions').insert({ user_id: id, permission: 'reports:view' });
    const [group] = await house.database.sql('groups').insert({ name: 'Auditors' }).returning<{ id: number }[]>('id');
    await house.database.sql('group_permissions').insert({ group_id: group?.id, permission: 'audit:view' });
    await house.database.sql('group_members').insert({ group_id: group?.id, user_id: id });
    const fresh = await house.api.anonymous().signIn((await client.get('/api/auth/me')).body.data.email, 'marble-otter-29');
    const { data } = (await fresh.get('/api/auth/me')).body;
    expect(data.permissions).toEqual(['audit:view', 'dashboard:view', 'reports:view']);
    expect(data.groups).toEqual([{ id: group?.id, name: 'Auditors' }]);
  });

  it('need a session', async () => {
    for (const path of ['/api/auth/me', '/api/users/me']) {
      const answer = await house.api.anonymous().get(path);
      expectRefusal(answer, 401, 'UNAUTHORIZED');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each(['', 'nonsense', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'])('refuse the token "%s"', async (token) => {
    const answer = await house.api.anonymous({ Authorization: `Bearer ${token}` }).get('/api/auth/me');
    expectRefusal(answer, 401, 'UNAUTHORIZED');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });
});

describe('PATCH /api/users/me', () => {
  it('changes what is sent and nothing else; null clears', async () => {
    const { client } = await house.member();
    const all = { name: 'Ada Lovelace', phone: '+44 20 7946 0018', avatar: 'https://example.com/a.png', department: 'Research', position: 'Countess', bio: 'Wrote' };
    expect((await client.patch('/api/users/me', all)).body.data).toMatchObject(all);
    const { status, body } = await client.patch('/api/users/me', { bio: null, position: 'Analyst' });
    expect([status, body.data.bio, body.data.position, body.data.phone]).toEqual([200, null, 'Analyst', '+44 20 7946 0018']);
    expect((await client.get('/api/users/me')).body.data).toEqual(body.data);
  });

  it('is no way to more rights or another status', async () => {
    const { client } = await house.member();
    for (const field of ['status', 'role', 'roles', 'roleIds', 'permissions', 'mustChangePassword', 'id', 'passwordHash', 'password']) {
      expectRefusal(await client.patch('/api/users/me', { [field]: 'super_admin' }), 400, 'VALIDATION_ERROR', [field]);
    }
  });

  it('changes the e-mail address and the username for who signed in within a quarter of an hour, and the rest for everybody', async () => {
    const { client, id, email, username, password } = await house.member();
    await house.database.sql('sessions').where({ user_id: id }).update({ created_at: new Date(Date.now() - 16 * 60_000) });
    for (const path of ['/api/users/me', `/api/users/${id}`, `/compat/next/api/users/${id}`]) {
      for (const changes of [{ email: `new-${email}` }, { username: `new-${username}` }]) expect((await client.patch(path, changes)).status).toBe(403);
      expect((await client.patch(path, { email: email.toUpperCase(), username, bio: 'Mine' })).status).toBe(200);
    }
    const fresh = await house.api.anonymous().signIn(email, password);
    const { body } = await fresh.patch('/api/users/me', { email: `new-${email}`, username: `new-${username}` });
    expect([body.data.email, body.data.username]).toEqual([`new-${email}`, `new-${username}`]);
  });

  it('changes only the version that If-Match names, as the account’s own path does', async () => {
    const { client, id } = await house.member();
    const read = await client.get('/api/users/me');
    const tag = read.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"\d+-\w+"$/);
    expect((await client.get('/api/users/me', { 'If-None-Match': tag })).status).toBe(304);
    const changed = await client.patch('/api/users/me', { bio: 'First' }, { 'If-Match': tag });
    expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false]);
    expectRefusal(await client.patch('/api/users/me', { bio: 'Second' }, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    const { headers } = await client.get(`/api/users/${id}`);
    expect((await client.patch('/api/users/me', { bio: 'Third' }, { 'If-Match': headers.get('etag') ?? '' })).status).toBe(200);
  });

  it('has another ETag when the caller’s permissions change', async () => {
    const { client, id } = await house.member();
    const tag = (await client.get('/api/users/me')).headers.get('etag');
    const admin = await house.demo('super_admin');
    await admin.post(`/api/users/${id}/permissions`, { permissions: ['users:view'] });
    expect((await client.get('/api/users/me')).headers.get('etag')).not.toBe(tag);
  });

  it('refuses a name for the account that is taken or no name at all', async () => {
    const [mine, theirs] = [await house.member(), await house.member()];
    expectRefusal(await mine.client.patch('/api/users/me', { email: theirs.email }), 409, 'CONFLICT');
    expectRefusal(await mine.client.patch('/api/users/me', { username: theirs.username }), 409, 'CONFLICT');
    expectRefusal(await mine.client.patch('/api/users/me', { email: null, name: '' }), 400, 'VALIDATION_ERROR', ['email', 'name']);
    expect((await mine.client.patch('/api/users/me', { email: mine.email, username: mine.username })).status).toBe(200);
  });
});
