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
const uniqueName = () => `role_${uniquePerson().username}`;
const make = async (given: object = {}): Promise<Json> => {
  const { status, body } = await admin.post('/api/roles', { name: uniqueName(), label: 'Made for a test', ...given });
  expect(status).toBe(201);
  return body.data;
};
const seeded = async (name: string): Promise<Json> =>
  (await admin.get('/api/roles?pageSize=100')).body.data.items.find((role: Json) => role.name === name);

describe('GET /api/roles', () => {
  it('answers the examples of the seed documents: X-Version 0.9 is too old, 1.0 is not', async () => {
    const old = await house.api.anonymous().get('/api/roles', { 'X-Version': '0.9' });
    expectRefusal(old, 426, 'UPGRADE_REQUIRED');
    expect(old.body.error.message).toBe('Version not supported anymore');
    expect((await house.api.anonymous().get('/api/roles', { 'X-Version': '1.0' })).status).toBe(200);
  });

  it('shows anybody what roles are called, and no more', async () => {
    for (const caller of [house.api.anonymous(), await house.demo('guest')]) {
      const { status, body } = await caller.get('/api/roles');
      expect(status).toBe(200);
      expect(body.data.items.slice(0, 4)).toEqual([
        { id: expect.any(Number), name: 'super_admin', label: 'Super administrator' },
        { id: expect.any(Number), name: 'admin', label: 'Administrator' },
        { id: expect.any(Number), name: 'user', label: 'User' },
        { id: expect.any(Number), name: 'guest', label: 'Guest' },
      ]);
      const [{ id }] = body.data.items;
      expect((await caller.get(`/api/roles/${id}`)).body.data).toEqual({ id, name: 'super_admin', label: 'Super administrator' });
    }
  });

  it('shows who holds roles:view what they grant and how many have them', async () => {
    const role = await make({ permissions: ['users:view', 'roles:*'], description: 'Looks after roles' });
    await house.member(role.name);
    const expected = { ...role, permissions: ['roles:*', 'users:view'], userCount: 1, description: 'Looks after roles' };
    expect((await admin.get(`/api/roles/${role.id}`)).body.data).toEqual(expected);
    expect((await admin.get(`/api/roles?search=${role.name}`)).body.data.items).toEqual([expected]);
  });

  it('refuses a bad token rather than taking its holder for a stranger', async () => {
    expectRefusal(await house.api.anonymous({ Authorization: 'Bearer nonsense' }).get('/api/roles'), 401, 'UNAUTHORIZED');
  });

  it('finds nothing under an unknown id', async () => {
    expectRefusal(await house.api.anonymous().get(`/api/roles/${UNKNOWN_ID}`), 404, 'NOT_FOUND');
    expectRefusal(await house.api.anonymous().get('/api/roles/first'), 400, 'VALIDATION_ERROR', ['id']);
  });
});

describe('POST /api/roles', () => {
  it('makes a role, under names with their aliases resolved', async () => {
    const name = uniqueName();
    const { status, body } = await admin.post('/api/roles', { name, label: 'Readers', permissions: ['users:read', 'users:edit', 'users:view'] });
    expect(status).toBe(201);
    expect(body.data).toEqual({ id: expect.any(Number), name, label: 'Readers', description: null, permissions: ['users:update', 'users:view'], userCount: 0 });
  });

  it('refuses permissions that do not exist, names that are taken or are none', async () => {
    const { name } = await make();
    expectRefusal(await admin.post('/api/roles', { name, label: 'X' }), 409, 'CONFLICT');
    expectRefusal(await admin.post('/api/roles', { name: 'admin', label: 'X' }), 409, 'CONFLICT');
    for (const permission of ['users:fly', 'nothing:view', 'nothing:*', 'users', 'users:', '']) {
      const answer = await admin.post('/api/roles', { name: uniqueName(), label: 'X', permissions: [permission] });
      expectRefusal(answer, 400, 'VALIDATION_ERROR');
      expect(answer.body.error.details[0].field).toMatch(/^permissions/);
    }
    expectRefusal(await admin.post('/api/roles', { name: 'Not A Name', label: '' }), 400, 'VALIDATION_ERROR', ['name', 'label']);
    expectRefusal(await admin.post('/api/roles', {}), 400, 'VALIDATION_ERROR', ['name', 'label']);
  });

  it('needs roles:create', async () => {
    const user = await house.demo('user');
    expectRefusal(await user.post('/api/roles', { name: uniqueName(), label: 'X' }), 403, 'FORBIDDEN');
  });
});

describe('PUT and PATCH /api/roles/:id, PUT /api/roles/:id/permissions', () => {
  it('PATCH changes what is sent, PUT replaces', async () => {
    const role = await make({ description: 'Before', permissions: ['users:view'] });
    const patched = await admin.patch(`/api/roles/${role.id}`, { label: 'After' });
    expect([patched.status, patched.body.data]).toEqual([200, { ...role, label: 'After' }]);
    const replaced = await admin.put(`/api/roles/${role.id}`, { name: role.name, label: 'Again', permissions: ['roles:view'] });
    expect([replaced.status, replaced.body.data]).toEqual([200, { ...role, label: 'Again', description: null, permissions: ['roles:view'] }]);
    expectRefusal(await admin.put(`/api/roles/${role.id}`, { label: 'X' }), 400, 'VALIDATION_ERROR', ['name', 'permissions']);
  });

  it('reach everyone who has the role with their next request', async () => {
    const role = await make({ permissions: ['users:view'] });
    const { client } = await house.member(role.name);
    expect((await client.get('/api/users')).status).toBe(200);
    await admin.put(`/api/roles/${role.id}/permissions`, { permissions: [] });
    expectRefusal(await client.get('/api/users'), 403, 'FORBIDDEN');
    await admin.put(`/api/roles/${role.id}/permissions`, { permissions: ['*:view'] });
    expect((await client.get('/api/users')).status).toBe(200);
    expect((await client.get('/api/auth/me')).body.data.permissions).toEqual(['*:view']);
  });

  it('leave the names of seeded roles and the rights of super_admin alone', async () => {
    const [user, superAdmin] = [await seeded('user'), await seeded('super_admin')];
    expectRefusal(await admin.patch(`/api/roles/${user.id}`, { name: 'person' }), 409, 'CONFLICT');
    expectRefusal(await admin.put(`/api/roles/${superAdmin.id}/permissions`, { permissions: ['users:view'] }), 409, 'CONFLICT');
    expect((await admin.patch(`/api/roles/${user.id}`, { label: 'Person' })).body.data.label).toBe('Person');
    expect((await admin.patch(`/api/roles/${user.id}`, { label: 'User' })).status).toBe(200);
  });

  it('refuse a name that is taken and find nothing under an unknown id', async () => {
    const [one, two] = [await make(), await make()];
    expectRefusal(await admin.patch(`/api/roles/${one.id}`, { name: two.name }), 409, 'CONFLICT');
    expectRefusal(await admin.patch(`/api/roles/${UNKNOWN_ID}`, { label: 'X' }), 404, 'NOT_FOUND');
    expectRefusal(await admin.put(`/api/roles/${UNKNOWN_ID}/permissions`, { permissions: [] }), 404, 'NOT_FOUND');
  });
});

describe('DELETE /api/roles/:id', () => {
  it('deletes a role that nobody has', async () => {
    const { id } = await make();
    expect((await admin.delete(`/api/roles/${id}`)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await admin.get(`/api/roles/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await admin.delete(`/api/roles/${id}`), 404, 'NOT_FOUND');
  });

  it('keeps seeded roles, and roles that somebody has', async () => {
    for (const name of ['super_admin', 'admin', 'user', 'guest']) {
      expectRefusal(await admin.delete(`/api/roles/${(await seeded(name)).id}`), 409, 'CONFLICT');
    }
    const role = await make();
    const { id } = await house.member(role.name);
    expectRefusal(await admin.delete(`/api/roles/${role.id}`), 409, 'CONFLICT');
    await admin.delete(`/api/users/${id}`);
    expect((await admin.delete(`/api/roles/${role.id}`)).status).toBe(200);
  });
});

describe('PUT /api/users/:id/roles', () => {
  it('gives exactly these roles, named or by id, effective with the next request', async () => {
    const role = await make({ permissions: ['users:view'] });
    const { client, id } = await house.member();
    const byId = await admin.put(`/api/users/${id}/roles`, { roleIds: [role.id, (await seeded('guest')).id] });
    expect(byId.body.data.roles.map(({ name }: Json) => name).sort()).toEqual(['guest', role.name].sort());
    expect(byId.body.data.role).toBe(role.name);
    expect((await client.get('/api/users')).status).toBe(200);
    const byName = await admin.put(`/api/users/${id}/roles`, { roles: ['guest'] });
    expect([byName.status, byName.body.data.role]).toEqual([200, 'guest']);
    expectRefusal(await client.get('/api/users'), 403, 'FORBIDDEN');
    expect((await admin.put(`/api/users/${id}/roles`, { roles: [] })).body.data.role).toBeNull();
  });

  it('names roles that do not exist, and asks for roles', async () => {
    const { id } = await house.member();
    expectRefusal(await admin.put(`/api/users/${id}/roles`, { roleIds: [UNKNOWN_ID] }), 400, 'VALIDATION_ERROR', ['roleIds']);
    expectRefusal(await admin.put(`/api/users/${id}/roles`, { roles: ['wizard'] }), 400, 'VALIDATION_ERROR', ['roles']);
    expectRefusal(await admin.put(`/api/users/${id}/roles`, {}), 400, 'VALIDATION_ERROR', ['roleIds']);
    expectRefusal(await admin.put(`/api/users/${UNKNOWN_ID}/roles`, { roles: ['user'] }), 404, 'NOT_FOUND');
  });
});
