import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let superAdmin: ApiClient;
let manager: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  superAdmin = await house.demo('super_admin');
  manager = await house.demo('admin');
});
afterAll(() => house?.stop());

const idOf = async (client: ApiClient): Promise<number> => (await client.get('/api/auth/me')).body.data.id;
const rolesOf = async (id: number) => (await superAdmin.get(`/api/users/${id}`)).body.data.roles.map(({ name }: { name: string }) => name);

/** Makes a role that grants this, and gives it to a new member. */
async function memberWith(...permissions: string[]) {
  const { username } = uniquePerson();
  const { status } = await superAdmin.post('/api/roles', { name: `r${username}`, label: 'Made for a test', permissions });
  expect(status).toBe(201);
  return house.member(`r${username}`);
}

describe('nobody raises their own rights', () => {
  it('by giving themselves a role', async () => {
    const id = await idOf(manager);
    expectRefusal(await manager.put(`/api/users/${id}/roles`, { roles: ['super_admin'] }), 403, 'FORBIDDEN');
    expectRefusal(await manager.put(`/api/users/${id}/roles`, { roles: ['admin', 'user'] }), 403, 'FORBIDDEN');
    const { client, id: own } = await memberWith('users:assign', 'users:view');
    expectRefusal(await client.put(`/api/users/${own}/roles`, { roles: ['admin'] }), 403, 'FORBIDDEN');
  });

  it('by widening a role they have', async () => {
    const { client } = await memberWith('roles:*');
    const own = (await client.get('/api/auth/me')).body.data.roles[0].id;
    expectRefusal(await client.put(`/api/roles/${own}/permissions`, { permissions: ['roles:*', 'users:*'] }), 403, 'FORBIDDEN');
    expectRefusal(await client.patch(`/api/roles/${own}`, { permissions: ['*'] }), 403, 'FORBIDDEN');
  });
});

describe('nobody grants what they do not hold', () => {
  it('in a role of their own making', async () => {
    const { client } = await memberWith('roles:*', 'users:view');
    const { username: name } = uniquePerson();
    for (const beyond of ['users:update', 'users:*', '*:view', '*']) {
      expectRefusal(await client.post('/api/roles', { name, label: 'X', permissions: ['users:view', beyond] }), 403, 'FORBIDDEN');
    }
    expect((await client.post('/api/roles', { name, label: 'X', permissions: ['users:view', 'roles:create'] })).status).toBe(201);
  });

  it('by assigning a role that holds more', async () => {
    const { client } = await memberWith('users:assign', 'dashboard:view');
    const { id } = await house.member();
    expectRefusal(await client.put(`/api/users/${id}/roles`, { roles: [(await memberRoleName())] }), 403, 'FORBIDDEN');
    expect((await client.put(`/api/users/${id}/roles`, { roles: ['guest'] })).status).toBe(200);
  });

  const memberRoleName = async () => rolesOf((await memberWith('users:delete')).id).then(([name]) => name);

  it('by opening an account with it', async () => {
    const { client } = await memberWith('users:create');
    expect((await client.post('/api/users', uniquePerson())).status).toBe(201);
    expectRefusal(await client.post('/api/users', { ...uniquePerson(), roles: ['guest'] }), 403, 'FORBIDDEN');
    expectRefusal(await client.post('/api/users', { ...uniquePerson(), roles: ['super_admin'] }), 403, 'FORBIDDEN');
  });
});

describe('an admin', () => {
  it('grants no administrative role, a super_admin does', async () => {
    const { id } = await house.member();
    expectRefusal(await manager.put(`/api/users/${id}/roles`, { roles: ['admin'] }), 403, 'FORBIDDEN');
    expectRefusal(await manager.post('/api/users', { ...uniquePerson(), roles: ['admin'] }), 403, 'FORBIDDEN');
    expect((await superAdmin.put(`/api/users/${id}/roles`, { roles: ['admin'] })).status).toBe(200);
    expect(await rolesOf(id)).toEqual(['admin']);
  });

  it('changes accounts, but no other admin’s', async () => {
    const [plain, admin] = [await house.member(), await house.member('admin')];
    const superId = await idOf(superAdmin);
    expect((await manager.patch(`/api/users/${plain.id}`, { bio: 'x' })).status).toBe(200);
    for (const id of [admin.id, superId]) {
      const attempts = [
        await manager.patch(`/api/users/${id}`, { bio: 'x' }),
        await manager.put(`/api/users/${id}`, { ...uniquePersonWithout(), name: 'X' }),
        await manager.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' }),
        await manager.put(`/api/users/${id}/roles`, { roles: ['guest'] }),
        await manager.delete(`/api/users/${id}`),
      ];
      for (const attempt of attempts) expectRefusal(attempt, 403, 'FORBIDDEN');
      expect((await manager.post('/api/users/batch-delete', { ids: [id] })).body.data).toEqual({ deleted: [], failed: [{ id, code: 'FORBIDDEN' }] });
    }
  });

  const uniquePersonWithout = () => {
    const { email, username } = uniquePerson();
    return { email, username };
  };

  it('makes no administrator under another name, nor changes one', async () => {
    const governing = ['users:*', 'roles:*', 'groups:*', 'permissions:*'];
    const { username: name } = uniquePerson();
    const { body } = await superAdmin.post('/api/roles', { name, label: 'Boss', permissions: governing });
    const group = (await manager.post('/api/groups', { name, permissions: ['users:assign'] })).body.data.id;
    const [boss, plain] = [await house.member(name), await house.member()];
    const rival = (await superAdmin.post('/api/roles', { name: `${name}_2`, label: 'Empty', permissions: [] })).body.data.id;
    expect((await manager.put(`/api/users/${plain.id}/roles`, { roles: [`${name}_2`] })).status).toBe(200);
    for (const attempt of [
      manager.put(`/api/users/${plain.id}/roles`, { roles: [name] }),
      manager.post('/api/users', { ...uniquePerson(), roles: [name] }),
      manager.post(`/api/users/${plain.id}/permissions`, { permissions: ['users:*'] }),
      manager.post(`/api/groups/${group}/members`, { userIds: [plain.id] }),
      manager.put(`/api/roles/${rival}/permissions`, { permissions: governing }),
      manager.patch(`/api/roles/${body.data.id}`, { label: 'Mine' }),
      manager.patch(`/api/users/${boss.id}/status`, { status: 'SUSPENDED' }),
      boss.client.delete(`/api/users/${await idOf(manager)}`),
    ]) {
      expectRefusal(await attempt, 403, 'FORBIDDEN');
    }
  });

  it('changes no administrative role', async () => {
    const { items } = (await manager.get('/api/roles?pageSize=100')).body.data;
    for (const name of ['admin', 'super_admin']) {
      const { id } = items.find((role: { name: string }) => role.name === name);
      expectRefusal(await manager.patch(`/api/roles/${id}`, { label: 'X' }), 403, 'FORBIDDEN');
      expectRefusal(await manager.put(`/api/roles/${id}/permissions`, { permissions: ['users:view'] }), 403, 'FORBIDDEN');
    }
  });
});

describe('without users:update', () => {
  it('nobody changes a status', async () => {
    const { client } = await memberWith('users:view', 'users:delete');
    const { id } = await house.member();
    expectRefusal(await client.patch(`/api/users/${id}/status`, { status: 'INACTIVE' }), 403, 'FORBIDDEN');
  });
});

describe('nobody deletes or disables themselves', () => {
  it.each(['super_admin', 'admin'] as const)('not even as %s', async (role) => {
    const client = await house.demo(role);
    const id = await idOf(client);
    expectRefusal(await client.delete(`/api/users/${id}`), 403, 'FORBIDDEN');
    expectRefusal(await client.patch(`/api/users/${id}/status`, { status: 'INACTIVE' }), 403, 'FORBIDDEN');
    expectRefusal(await client.patch(`/api/users/${id}`, { status: 'SUSPENDED' }), 403, 'FORBIDDEN');
    expect((await client.patch(`/api/users/${id}/status`, { status: 'ACTIVE' })).status).toBe(200);
  });
});

describe('the last super_admin', () => {
  it('cannot be demoted, disabled or deleted, until there is another', async () => {
    const id = await idOf(superAdmin);
    expectRefusal(await superAdmin.put(`/api/users/${id}/roles`, { roles: ['admin'] }), 409, 'CONFLICT');
    expect(await rolesOf(id)).toEqual(['super_admin']);

    const second = await house.member('super_admin');
    expect((await second.client.put(`/api/users/${id}/roles`, { roles: ['admin'] })).status).toBe(200);
    expectRefusal(await second.client.put(`/api/users/${second.id}/roles`, { roles: [] }), 409, 'CONFLICT');
    expectRefusal(await superAdmin.put(`/api/users/${id}/roles`, { roles: ['super_admin'] }), 403, 'FORBIDDEN');
    expect((await second.client.put(`/api/users/${id}/roles`, { roles: ['super_admin'] })).status).toBe(200);
  });

  it('is the last active one: a disabled second does not count', async () => {
    const second = await house.member('super_admin');
    const others = (await superAdmin.get('/api/users?role=super_admin&pageSize=100')).body.data.items;
    const id = await idOf(superAdmin);
    for (const other of others) if (other.id !== id) await superAdmin.patch(`/api/users/${other.id}/status`, { status: 'SUSPENDED' });
    expectRefusal(await second.client.get('/api/auth/me'), 401, 'UNAUTHORIZED');
    expectRefusal(await superAdmin.put(`/api/users/${id}/roles`, { roles: ['user'] }), 409, 'CONFLICT');
  });

  it('cannot be disabled or deleted by who holds everything without the role', async () => {
    const id = await idOf(superAdmin);
    const { client } = await memberWith('*');
    expectRefusal(await client.patch(`/api/users/${id}/status`, { status: 'INACTIVE' }), 409, 'CONFLICT');
    expectRefusal(await client.delete(`/api/users/${id}`), 409, 'CONFLICT');
    expect((await client.post('/api/users/batch-delete', { ids: [id] })).body.data.failed).toEqual([{ id, code: 'CONFLICT' }]);
  });
});

describe('an account that holds more than an administrator, without an administrative role', () => {
  it('is out of their reach: taking it over would raise their rights', async () => {
    const rival = await house.member();
    expect((await superAdmin.post(`/api/users/${rival.id}/permissions`, { permissions: ['*'] })).status).toBe(200);
    for (const attempt of [
      manager.patch(`/api/users/${rival.id}`, { email: 'mine@example.org' }),
      manager.patch(`/api/users/${rival.id}/status`, { status: 'SUSPENDED' }),
      manager.put(`/api/users/${rival.id}/roles`, { roles: [] }),
      manager.delete(`/api/users/${rival.id}`),
    ]) {
      expectRefusal(await attempt, 403, 'FORBIDDEN');
    }
  });
});
