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
const uniqueName = () => `r${uniquePerson().username}:view`;
/** The whole catalogue, page by page. */
async function catalogue(): Promise<Json[]> {
  const items: Json[] = [];
  for (let cursor = ''; ; ) {
    const { data } = (await admin.get(`/api/permissions?pageSize=100${cursor}`)).body;
    items.push(...data.items);
    if (data.nextCursor === null) return items;
    cursor = `&cursor=${encodeURIComponent(data.nextCursor)}`;
  }
}
const namesOf = ({ body }: { body: Json }): string[] => body.data.items.map(({ name }: Json) => name);

describe('GET /api/permissions', () => {
  it('is a page of what can be granted, by name', async () => {
    const { status, body } = await admin.get('/api/permissions?pageSize=20');
    const all = await catalogue();
    expect([status, body.data.page, body.data.pageSize, body.data.total]).toEqual([200, 1, 20, all.length]);
    expect(body.data.items).toEqual(all.slice(0, 20));
    expect(all).toContainEqual({ id: expect.any(Number), name: 'users:view', resource: 'users', action: 'view', description: null });
    const names = all.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it('filters by resource and search', async () => {
    expect(namesOf(await admin.get('/api/permissions?resource=dashboard'))).toEqual(['dashboard:view']);
    expect(namesOf(await admin.get('/api/permissions?search=USERS:V'))).toEqual(['users:view']);
  });

  it('is given by resource, too', async () => {
    const { status, body } = await admin.get('/api/permissions/grouped');
    expect(status).toBe(200);
    const users = body.data.find(({ resource }: Json) => resource === 'users');
    expect(users.permissions.map(({ action }: Json) => action).sort()).toEqual(['assign', 'create', 'delete', 'export', 'update', 'view']);
    const all = body.data.flatMap(({ permissions }: Json) => permissions);
    expect(all).toHaveLength((await admin.get('/api/permissions')).body.data.total);
  });

  it('holds the permissions of every resource that has a table', async () => {
    const names = (await catalogue()).map(({ name }) => name);
    for (const resource of ['users', 'roles', 'permissions', 'groups', 'versions']) {
      for (const action of ['view', 'create', 'update', 'delete']) expect(names).toContain(`${resource}:${action}`);
    }
  });

  it('needs permissions:view', async () => {
    const user = await house.demo('user');
    for (const path of ['', '/grouped', '/1']) {
      expectRefusal(await user.get(`/api/permissions${path}`), 403, 'FORBIDDEN');
      expectRefusal(await house.api.anonymous().get(`/api/permissions${path}`), 401, 'UNAUTHORIZED');
    }
  });
});

describe('POST, GET and DELETE /api/permissions', () => {
  it('make, show and delete a permission', async () => {
    const name = uniqueName();
    const made = await admin.post('/api/permissions', { name, description: 'For a feature to come' });
    const { id } = made.body.data;
    expect(made.status).toBe(201);
    expect(made.body.data).toEqual({ id, name, resource: name.split(':')[0], action: 'view', description: 'For a feature to come' });
    expect((await admin.get(`/api/permissions/${id}`)).body.data).toEqual(made.body.data);
    expect((await admin.delete(`/api/permissions/${id}`)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await admin.get(`/api/permissions/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await admin.delete(`/api/permissions/${id}`), 404, 'NOT_FOUND');
  });

  it('take a deleted permission away from who had it, with their next request', async () => {
    const name = uniqueName();
    const { id } = (await admin.post('/api/permissions', { name })).body.data;
    const role = (await admin.post('/api/roles', { name: `r${uniquePerson().username}`, label: 'X', permissions: [name] })).body.data;
    const { client } = await house.member(role.name);
    expect((await client.get('/api/auth/me')).body.data.permissions).toEqual([name]);
    await admin.delete(`/api/permissions/${id}`);
    expect((await client.get('/api/auth/me')).body.data.permissions).toEqual([]);
    expect((await admin.get(`/api/roles/${role.id}`)).body.data.permissions).toEqual([]);
  });

  it('refuse names that are taken, wildcards and what is no name', async () => {
    expectRefusal(await admin.post('/api/permissions', { name: 'users:view' }), 409, 'CONFLICT');
    expectRefusal(await admin.post('/api/permissions', { name: 'users:read' }), 409, 'CONFLICT');
    for (const name of ['users:*', '*:view', '*', 'users', 'users:', ':view', 'Users:View', 'a:b:c', '']) {
      expectRefusal(await admin.post('/api/permissions', { name }), 400, 'VALIDATION_ERROR', ['name']);
    }
  });

  it('keep the permissions that the product asks for', async () => {
    const [users] = (await admin.get('/api/permissions?resource=users')).body.data.items;
    expectRefusal(await admin.delete(`/api/permissions/${users.id}`), 409, 'CONFLICT');
  });

  it('need permissions:create and permissions:delete, and nobody deletes what they do not hold', async () => {
    const user = await house.demo('user');
    expectRefusal(await user.post('/api/permissions', { name: uniqueName() }), 403, 'FORBIDDEN');
    expectRefusal(await user.delete('/api/permissions/1'), 403, 'FORBIDDEN');
    const { id } = (await admin.post('/api/permissions', { name: uniqueName() })).body.data;
    expectRefusal(await (await house.demo('admin')).delete(`/api/permissions/${id}`), 403, 'FORBIDDEN');
    expectRefusal(await admin.get(`/api/permissions/${UNKNOWN_ID}`), 404, 'NOT_FOUND');
  });
});

describe('POST /api/permissions/check', () => {
  const ask = async (client: ApiClient, ...permissions: string[]) =>
    (await client.post('/api/permissions/check', { permissions })).body.data?.allowed;

  it('tells which permissions the caller holds, under the names that were asked', async () => {
    const manager = await house.demo('admin');
    expect(await ask(manager, 'users:view', 'users:read', 'users:edit', 'users:*', 'nothing:view', '*')).toEqual({
      'users:view': true,
      'users:read': true,
      'users:edit': true,
      'users:*': true,
      'nothing:view': false,
      '*': false,
    });
    expect(await ask(admin, '*', '*:view', 'whatever:comes', 'can_view_stats')).toEqual({
      '*': true,
      '*:view': true,
      'whatever:comes': true,
      can_view_stats: true,
    });
    expect(await ask(await house.demo('guest'), 'dashboard:view', 'dashboard:update')).toEqual({ 'dashboard:view': true, 'dashboard:update': false });
  });

  it('is for everybody who is signed in', async () => {
    expectRefusal(await house.api.anonymous().post('/api/permissions/check', { permissions: ['users:view'] }), 401, 'UNAUTHORIZED');
  });

  it('refuses what is no permission', async () => {
    for (const permissions of [[], ['nonsense'], [''], [1], 'users:view', Array.from({ length: 101 }, () => 'users:view')]) {
      expectRefusal(await admin.post('/api/permissions/check', { permissions }), 400, 'VALIDATION_ERROR');
    }
  });
});
