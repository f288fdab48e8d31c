import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { DEMO_PASSWORD, DEMO_USERS } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import { resetTokenIn } from '../kit/reset-token-in.js';
import type { RunningScheduler } from '../kit/running-scheduler.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';
import { withinASecond } from '../kit/within-a-second.js';

const NEXT = '/compat/next/api';
const MOUNTS = [NEXT, '/compat/vue/api'];
const ORIGIN = 'http://localhost:4173';
const EVERYTHING = { id: '*', resource: '*', action: '*' };

let house: Installation;
let admin: ApiClient;
let scheduler: RunningScheduler;
beforeAll(async () => {
  house = await Installation.start({ CORS_ORIGINS: JSON.stringify([ORIGIN]) });
  admin = await house.demo('super_admin');
  scheduler = await house.addScheduler();
});
afterAll(() => house?.stop());

/** A failure as the front ends read it. */
function expectFailure({ status, body }: Answer, expected: number, code: string): void {
  expect([status, body.success, body.error.code]).toEqual([expected, false, code]);
  expect(body.message).toBe(body.error.message);
}

describe.each(MOUNTS)('signing in at %s', (mount) => {
  it('gives the tokens and the user at top level', async () => {
    const { status, body, headers } = await house.api.anonymous().post(`${mount}/auth/login`, { email: DEMO_USERS.super_admin, password: DEMO_PASSWORD });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'refreshToken', 'user']);
    expect(body.user).toMatchObject({ id: expect.stringMatching(/^\d+$/), email: DEMO_USERS.super_admin, status: 'active', permissions: [EVERYTHING] });
    expect(body.user.role).toEqual({ id: expect.stringMatching(/^\d+$/), name: 'super_admin', label: expect.any(String), permissions: ['*'] });
    expect(body.user.roles).toEqual([{ id: body.user.role.id, name: 'super_admin', label: body.user.role.label, permissions: [EVERYTHING] }]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('tells somebody who may look at no role what their own lets them do', async () => {
    const { body } = await house.api.anonymous().post(`${mount}/auth/login`, { email: DEMO_USERS.user, password: DEMO_PASSWORD });
    const { body: me } = await house.api.anonymous().get(`${NEXT}/auth/me`, { Authorization: `Bearer ${body.accessToken}` });
    for (const { role, roles, permissions } of [body.user, me]) {
      expect(roles).toEqual([{ id: role.id, name: 'user', label: role.label, permissions }]);
      expect(permissions.map(({ id }: { id: string }) => id)).toEqual(role.permissions);
      expect(role.permissions).toContain('documents:edit');
    }
  });

  it('tells somebody with several roles what each of them grants, by itself but for the first, which goes with everything', async () => {
    const name = `r${uniquePerson().username}`;
    await admin.post('/api/roles', { name, label: 'Looks', permissions: ['activities:view'] });
    const person = await house.member(name, 'user');
    const { body } = await house.api.anonymous().post(`${mount}/auth/login`, { email: person.email, password: person.password });
    const { body: me } = await person.client.get(`${NEXT}/auth/me`);
    const ofUsers = (await (await house.demo('user')).get(`${NEXT}/auth/me`)).body.permissions;
    for (const { roles, permissions } of [body.user, me]) {
      expect(roles.map((role: { name: string }) => role.name)).toEqual([name, 'user']);
      expect(roles.map((role: { permissions: unknown }) => role.permissions)).toEqual([permissions, ofUsers]);
    }
  });

  it('exchanges a refresh token once, as the API does', async () => {
    const client = house.api.anonymous();
    const { body: first } = await client.post(`${mount}/auth/login`, { email: DEMO_USERS.user, password: DEMO_PASSWORD });
    const { status, body } = await client.post(`${mount}/auth/refresh`, { refreshToken: first.refreshToken });
    expect([status, Object.keys(body).sort(), body.user.id]).toEqual([200, ['accessToken', 'refreshToken', 'user'], first.user.id]);
    expect(body.refreshToken).not.toBe(first.refreshToken);
    const me = await client.get('/api/auth/me', { Authorization: `Bearer ${body.accessToken}` });
    expect(me.status).toBe(200);
    expectFailure(await client.post(`${mount}/auth/refresh`, { refreshToken: 'x'.repeat(128) }), 401, 'UNAUTHORIZED');
  });

  it('opens an account, with a username of the address where none is sent', async () => {
    const { email, password } = uniquePerson();
    const { status, body } = await house.api.anonymous().post(`${mount}/auth/register`, { name: 'Ada', email, password });
    expect([status, body.user.email, body.user.name, body.user.role.name]).toEqual([201, email, 'Ada', 'user']);
    expect(body.user.permissions).toContainEqual(expect.objectContaining({ resource: 'dashboard', action: 'view' }));
  });

  it('lets in somebody whose password must be changed, and no further', async () => {
    const { body } = await admin.post(`${NEXT}/users`, { name: 'New', email: uniquePerson().email });
    const client = house.api.anonymous();
    const session = await client.post(`${mount}/auth/login`, { email: body.email, password: body.generatedPassword });
    expect([session.status, session.body.user.id]).toEqual([200, body.id]);
    expectFailure(await client.get(`${NEXT}/roles`, { Authorization: `Bearer ${session.body.accessToken}` }), 403, 'PASSWORD_CHANGE_REQUIRED');
  });

  it('gets somebody past a generated password by a link for a new one', async () => {
    const { body: made } = await admin.post(`${NEXT}/users`, { name: 'New', email: uniquePerson().email });
    const client = house.api.anonymous();
    expect((await client.post(`${mount}/auth/forgot-password`, { email: made.email })).body).toEqual({ requested: true });
    await until(async () => (await scheduler.mails(made.email)).some(({ text }) => text?.includes('/reset-password?token=')));
    const token = resetTokenIn((await scheduler.mails(made.email)).find(({ text }) => text?.includes('/reset-password?token=')));
    expectFailure(await client.post(`${mount}/auth/reset-password`, { token, password: 'short' }), 400, 'VALIDATION_ERROR');
    expect((await client.post(`${mount}/auth/reset-password`, { token, password: 'velvet-canyon-73' })).body).toEqual({ reset: true });
    const session = await client.post(`${mount}/auth/login`, { email: made.email, password: 'velvet-canyon-73' });
    const headers = { Authorization: `Bearer ${session.body.accessToken}` };
    expect((await client.get(`${NEXT}/notifications`, headers)).status).toBe(200);
  });

  it('changes a password, and then signs out', async () => {
    const person = await house.member();
    const passwords = { currentPassword: person.password, newPassword: 'copper-heron-84' };
    expectFailure(await person.client.post(`${mount}/auth/change-password`, { ...passwords, currentPassword: 'wrong-otter-29' }), 400, 'VALIDATION_ERROR');
    expect((await person.client.post(`${mount}/auth/change-password`, passwords)).body).toMatchObject({ id: String(person.id), email: person.email });
    expect((await person.client.post(`${mount}/auth/logout`)).status).toBe(200);
    await withinASecond(async () => (await person.client.get(`${mount}/auth/me`)).status === 401);
    expectFailure(await person.client.post(`${mount}/auth/logout`), 401, 'UNAUTHORIZED');
  });

  it('tells failures as the API does, with the message at top level', async () => {
    const client = house.api.anonymous();
    expectFailure(await client.post(`${mount}/auth/login`, { email: DEMO_USERS.user, password: 'wrong' }), 401, 'UNAUTHORIZED');
    expectFailure(await client.post(`${mount}/auth/login`, { email: DEMO_USERS.user }), 400, 'VALIDATION_ERROR');
    expectFailure(await client.post(`${mount}/auth/login`, '{"email":'), 400, 'VALIDATION_ERROR');
    expectFailure(await client.get(`${mount}/auth/me`), 401, 'UNAUTHORIZED');
    expectFailure(await client.get(`${mount}/nowhere`), 404, 'NOT_FOUND');
    expectFailure(await client.get(`${mount}/auth/login`), 405, 'METHOD_NOT_ALLOWED');
    expectFailure(await client.get(`${mount}/auth/me`, { 'X-Version': '0.1' }), 426, 'UPGRADE_REQUIRED');
  });

  it('admits the front end\'s origin when it is configured', async () => {
    const { headers } = await house.api.anonymous({ Origin: ORIGIN }).get(`${mount}/auth/me`);
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});

describe('accounts at the Next mount', () => {
  it('shows the caller raw, with rights in the front end\'s words', async () => {
    const manager = await house.demo('admin');
    const { status, body, headers } = await manager.get(`${NEXT}/auth/me`);
    expect([status, body.username, headers.get('etag')]).toEqual([200, 'manager', null]);
    expect(body.role.permissions).toEqual(expect.arrayContaining(['users:*', 'users:update', 'users:edit', 'files:upload', 'messages:send']));
    expect(body.permissions).toContainEqual({ id: 'users:edit', resource: 'users', action: 'edit' });
  });

  it('pages and filters them, an empty filter and "all" being none', async () => {
    const all = await admin.get(`${NEXT}/users?page=1&limit=2&search=&status=all&role=all`);
    expect(all.body).toEqual({ data: expect.any(Array), meta: { total: expect.any(Number), page: 1, limit: 2, totalPages: Math.ceil(all.body.meta.total / 2) } });
    expect(all.body.data).toHaveLength(2);
    const guests = await admin.get(`${NEXT}/users?status=active&role=guest`);
    expect(guests.body.data.map(({ username }: { username: string }) => username)).toEqual(['guest']);
    expect(guests.body.data[0].role.permissions).toContain('dashboard:view');
    const { body: byId } = await admin.get(`${NEXT}/users?role=${guests.body.data[0].role.id}`);
    expect(byId).toEqual((await admin.get(`${NEXT}/users?role=guest`)).body);
    const { body } = await admin.get(`${NEXT}/users?status=inactive&search=guest`);
    expect(body.meta.total).toBe(0);
  });

  it('makes, changes and deletes one', async () => {
    const { body: roles } = await admin.get(`${NEXT}/roles`);
    const idOfRole = (name: string): string => roles.find((role: { name: string }) => role.name === name).id;
    const { email } = uniquePerson();
    const made = await admin.post(`${NEXT}/users`, { name: 'Grace', email, phone: '', roleId: idOfRole('guest'), status: 'active' });
    expect([made.status, made.body.name, made.body.role.name, made.body.status, made.body.phone]).toEqual([201, 'Grace', 'guest', 'active', null]);
    const path = `${NEXT}/users/${made.body.id}`;
    const changed = await admin.put(path, { name: 'Grace H.', roleId: idOfRole('user'), status: 'inactive' });
    expect([changed.status, changed.body.name, changed.body.role.name, changed.body.status, changed.body.email]).toEqual([200, 'Grace H.', 'user', 'inactive', email]);
    const deleted = await admin.delete(path);
    expect([deleted.status, deleted.body]).toEqual([200, { id: made.body.id }]);
    expectFailure(await admin.put(path, { name: 'Gone' }), 404, 'NOT_FOUND');
  });

  it('changes nothing of one whose new role is refused', async () => {
    const person = await house.member();
    const path = `${NEXT}/users/${person.id}`;
    const { body: roles } = await admin.get(`${NEXT}/roles`);
    const idOfRole = (name: string): string => roles.find((role: { name: string }) => role.name === name).id;
    const { body: before } = await admin.get(path);
    expectFailure(await (await house.demo('admin')).put(path, { name: 'Half', roleId: idOfRole('admin') }), 403, 'FORBIDDEN');
    for (const roleId of ['99999', 'none']) expectFailure(await admin.put(path, { name: 'Half', roleId }), 400, 'VALIDATION_ERROR');
    expect((await admin.get(path)).body).toEqual(before);
    expect((await admin.put(path, { name: 'Whole', roleId: before.role.id })).body).toMatchObject({ name: 'Whole', role: { name: 'user' } });
  });

  it('keeps the other roles of one that is sent with their first', async () => {
    const person = await house.member('guest', 'user');
    const path = `${NEXT}/users/${person.id}`;
    const { body: before } = await admin.get(path);
    const { body } = await admin.put(path, { name: 'Two Hats', roleId: before.role.id });
    expect([body.name, body.roles.map(({ name }: { name: string }) => name)]).toEqual(['Two Hats', ['user', 'guest']]);
  });

  it('shows one, changes its status, and deletes several', async () => {
    const [person, other] = [await house.member(), await house.member('guest', 'user')];
    const shown = await admin.get(`${NEXT}/users/${other.id}`);
    expect([shown.body.id, shown.body.role.name, shown.body.roles.map(({ name }: { name: string }) => name)]).toEqual([String(other.id), 'user', ['user', 'guest']]);
    expect((await admin.patch(`${NEXT}/users/${person.id}`, { name: 'Patched' })).body.name).toBe('Patched');
    expect((await admin.patch(`${NEXT}/users/${person.id}/status`, { status: 'SUSPENDED' })).body.status).toBe('suspended');
    const ids = [String(person.id), '2000000000', String(other.id)];
    const { status, body } = await admin.post(`${NEXT}/users/batch-delete`, { ids });
    expect([status, body]).toEqual([200, { deleted: [ids[0], ids[2]], failed: [{ id: '2000000000', code: 'NOT_FOUND' }] }]);
  });

  it('lets nobody change a status in what is sent of themselves', async () => {
    const guest = await house.demo('guest');
    const { body: me } = await guest.get(`${NEXT}/auth/me`);
    expectFailure(await guest.put(`${NEXT}/users/${me.id}`, { status: 'inactive' }), 403, 'FORBIDDEN');
  });
});

describe('roles and teams at the Next mount', () => {
  it('lists roles and permissions bare', async () => {
    const roles = await admin.get(`${NEXT}/roles`);
    expect(roles.body).toContainEqual(expect.objectContaining({ name: 'super_admin', id: expect.any(String), permissions: ['*'] }));
    const permissions = await admin.get(`${NEXT}/permissions`);
    expect(permissions.body).toContainEqual(expect.objectContaining({ resource: 'users', action: 'view', id: expect.stringMatching(/^\d+$/) }));
    const { body } = await admin.get('/api/permissions');
    expect(permissions.body).toHaveLength(body.data.total);
  });

  it('takes every role back as it was shown, and each of its rights for a role of one\'s own', async () => {
    const { body: shown } = await admin.get(`${NEXT}/roles`);
    const { body: before } = await admin.get('/api/roles?limit=100');
    for (const { id, name, label, description, permissions } of shown) {
      const { status, body } = await admin.patch(`${NEXT}/roles/${id}`, { label, description, permissions });
      expect([name, status, body.permissions]).toEqual([name, 200, permissions]);
      const copy = await admin.post(`${NEXT}/roles`, { name: `r${uniquePerson().username}`, label, permissions });
      expect([name, copy.status, copy.body.permissions]).toEqual([name, 201, permissions]);
      const single = permissions.filter((permission: string) => !permission.includes('*'));
      const unfolded = await admin.post(`${NEXT}/roles`, { name: `r${uniquePerson().username}`, label, permissions: single });
      expect([name, unfolded.status, unfolded.body.permissions.toSorted()]).toEqual([name, 201, single.toSorted()]);
    }
    expect((await admin.get('/api/roles?limit=4')).body.data.items).toEqual(before.data.items.slice(0, 4));
  });

  it('lists roles in detail as it lists them, with how many have each', async () => {
    const { body } = await admin.get(`${NEXT}/roles/detail`);
    expect(body).toEqual((await admin.get(`${NEXT}/roles`)).body);
    expect(body).toContainEqual(expect.objectContaining({ name: 'guest', label: expect.any(String), userCount: expect.any(Number) }));
    expect((await house.api.anonymous().get(`${NEXT}/roles/detail`)).body.every(({ permissions }: { permissions: string[] }) => permissions.length === 0)).toBe(true);
  });

  it('takes back the action that is missing beside the whole resource', async () => {
    const { body: made } = await admin.post(`${NEXT}/roles`, { name: `r${uniquePerson().username}`, label: 'All of users', permissions: ['users:*'] });
    const left = made.permissions.filter((name: string) => name !== 'users:delete');
    const { status, body } = await admin.patch(`${NEXT}/roles/${made.id}`, { permissions: left });
    expect([status, body.permissions.toSorted()]).toEqual([200, left.filter((name: string) => name !== 'users:*').toSorted()]);
    expect((await admin.get(`/api/roles/${made.id}`)).body.data.permissions).not.toContain('users:*');
  });

  it('shows who may not see grants the names alone', async () => {
    const { status, body } = await house.api.anonymous().get(`${NEXT}/roles`);
    expect([status, body.find(({ name }: { name: string }) => name === 'super_admin').permissions]).toEqual([200, []]);
  });

  it('makes, changes and deletes a role in either\'s words', async () => {
    const name = `r${uniquePerson().username}`;
    const made = await admin.post(`${NEXT}/roles`, { name, label: 'Editor', description: 'Edits', permissions: ['users:edit', 'users:update', 'messages:send'] });
    expect([made.status, made.body.permissions.sort()]).toEqual([201, ['messages:send', 'users:edit', 'users:update']]);
    expect((await admin.get(`${NEXT}/roles/${made.body.id}`)).body).toMatchObject({ id: made.body.id, label: 'Editor', permissions: expect.any(Array) });
    const changed = await admin.patch(`${NEXT}/roles/${made.body.id}`, { label: 'Writer', permissions: ['users:view'] });
    expect([changed.status, changed.body.label, changed.body.permissions]).toEqual([200, 'Writer', ['users:view']]);
    const deleted = await admin.delete(`${NEXT}/roles/${made.body.id}`);
    expect([deleted.status, deleted.body]).toEqual([200, { id: made.body.id }]);
  });

  it('makes, shows and deletes a permission, and gives it to a role by its id', async () => {
    const resource = `r${uniquePerson().username}`.replaceAll(/[^a-z0-9]/g, '');
    const made = await admin.post(`${NEXT}/permissions`, { resource, action: 'view', description: 'Looks at it' });
    expect([made.status, made.body]).toEqual([201, { id: expect.stringMatching(/^\d+$/), resource, action: 'view', name: `${resource}:view`, description: 'Looks at it' }]);
    expectFailure(await admin.post(`${NEXT}/permissions`, { resource }), 400, 'VALIDATION_ERROR');
    const path = `${NEXT}/permissions/${made.body.id}`;
    expect((await admin.get(path)).body).toEqual(made.body);
    const { body: role } = await admin.post(`${NEXT}/roles`, { name: resource, label: 'New', permissions: [] });
    const given = await admin.post(`${NEXT}/roles/${role.id}/permissions`, { permissionIds: [made.body.id, 'users:edit'] });
    expect([given.status, given.body.permissions.toSorted()]).toEqual([200, [`${resource}:view`, 'users:edit', 'users:update'].toSorted()]);
    expectFailure(await admin.post(`${NEXT}/roles/${role.id}/permissions`, { permissionIds: ['2000000000'] }), 400, 'VALIDATION_ERROR');
    expect((await admin.delete(path)).body).toEqual({ id: made.body.id });
  });

  it('makes, lists, changes and deletes a team, which is a group', async () => {
    const made = await admin.post(`${NEXT}/teams`, { name: `Team ${uniquePerson().username}`, description: 'New' });
    expect([made.status, made.body.memberCount]).toEqual([201, 0]);
    const { body: group } = await admin.get(`/api/groups/${made.body.id}`);
    expect(group.data.name).toBe(made.body.name);
    const { body } = await admin.get(`${NEXT}/teams?limit=100`);
    expect(body.data).toContainEqual(expect.objectContaining({ id: made.body.id, memberCount: 0, createdAt: expect.any(String) }));
    expect(body.meta.total).toBe(body.data.length);
    const changed = await admin.patch(`${NEXT}/teams/${made.body.id}`, { description: 'Old' });
    expect([changed.status, changed.body.description]).toEqual([200, 'Old']);
    const member = String((await house.member()).id);
    expect((await admin.post(`${NEXT}/teams/${made.body.id}/members`, { userId: member, role: 'member' })).body.memberCount).toBe(1);
    for (const nobody of [{}, { userId: null }, { userId: 'somebody' }, { userId: '2000000000' }]) {
      const refused = await admin.post(`${NEXT}/teams/${made.body.id}/members`, nobody);
      expectFailure(refused, 400, 'VALIDATION_ERROR');
      expect(refused.body.error.details.map(({ field }: { field: string }) => field)).toEqual(['userId']);
    }
    expect((await admin.delete(`${NEXT}/teams/${made.body.id}/members/${member}`)).body).toEqual({ id: member });
    expect((await admin.get(`${NEXT}/teams/${made.body.id}`)).body).toMatchObject({ id: made.body.id, description: 'Old', memberCount: 0 });
    const deleted = await admin.delete(`${NEXT}/teams/${made.body.id}`);
    expect([deleted.status, deleted.body]).toEqual([200, { id: made.body.id }]);
  });
});
