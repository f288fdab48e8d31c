import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { withinASecond } from '../kit/within-a-second.js';

const UNKNOWN = 2_000_000_000;

let house: Installation;
let superAdmin: ApiClient;
/** The demo user of the role admin. */
let manager: ApiClient;
let member: Member;

beforeAll(async () => {
  house = await Installation.start();
  [superAdmin, manager] = [await house.demo('super_admin'), await house.demo('admin')];
});
afterAll(() => house?.stop());
beforeEach(async () => {
  member = await house.member();
});

const pathOf = ({ id }: { id: number }, name?: string) => `/api/users/${id}/permissions${name === undefined ? '' : `/${name}`}`;
const seesPermissions = async (client: ApiClient) => (await client.get('/api/permissions')).status === 200;
const idOf = async (client: ApiClient): Promise<number> => (await client.get('/api/users/me')).body.data.id;

describe('A permission that is granted to an account', () => {
  it('is effective with its next request, and gone with the next one after it is revoked', async () => {
    expect(await seesPermissions(member.client)).toBe(false);
    const granted = await manager.post(pathOf(member), { permissions: ['permissions:read', 'users:view'] });
    expect([granted.status, granted.body.data]).toEqual([200, { id: member.id, permissions: ['permissions:view', 'users:view'] }]);
    expect(await seesPermissions(member.client)).toBe(true);
    expect((await member.client.get('/api/auth/me')).body.data.permissions).toEqual(expect.arrayContaining(['permissions:view', 'users:view']));
    const revoked = await manager.delete(pathOf(member, 'permissions:view'));
    expect([revoked.status, revoked.body.data]).toEqual([200, { id: member.id, permissions: ['users:view'] }]);
    expect(await seesPermissions(member.client)).toBe(false);
  });

  it('may be a wildcard, and is taken by the name under which it was granted', async () => {
    await manager.post(pathOf(member), { permissions: ['permissions:*'] });
    expect(await seesPermissions(member.client)).toBe(true);
    expectRefusal(await manager.delete(pathOf(member, 'permissions:view')), 404, 'NOT_FOUND');
    expect((await manager.delete(pathOf(member, encodeURIComponent('permissions:*')))).body.data.permissions).toEqual([]);
    expect(await seesPermissions(member.client)).toBe(false);
  });

  it('stays effective as long as a group grants it too', async () => {
    await manager.post(pathOf(member), { permissions: ['permissions:view'] });
    const { id } = (await manager.post('/api/groups', { name: 'Catalogue readers', permissions: ['permissions:view'] })).body.data;
    await manager.post(`/api/groups/${id}/members`, { userIds: [member.id] });
    await manager.delete(pathOf(member, 'permissions:view'));
    expect(await seesPermissions(member.client)).toBe(true);
    await manager.delete(`/api/groups/${id}/members/${member.id}`);
    expect(await seesPermissions(member.client)).toBe(false);
  });

  it('is effective on another replica within a second, and gone there as soon', async () => {
    const elsewhere = member.client.elsewhere((await house.addApi()).url);
    expect(await seesPermissions(elsewhere)).toBe(false);
    await manager.post(pathOf(member), { permissions: ['permissions:view'] });
    await withinASecond(() => seesPermissions(elsewhere));
    await manager.delete(pathOf(member, 'permissions:view'));
    await withinASecond(async () => !(await seesPermissions(elsewhere)));
  });

  it('stands in the audit log once, as does its end', async () => {
    for (let time = 1; time <= 2; time += 1) await manager.post(pathOf(member), { permissions: ['users:view'] });
    await manager.delete(pathOf(member, 'users:read'));
    const rows = await house.database.sql('activities').where({ subject_type: 'user', subject_id: member.id }).whereLike('type', 'user.permission%').orderBy('id');
    expect(rows).toEqual([
      expect.objectContaining({ type: 'user.permissions_granted', actor_id: await idOf(manager), data: { permissions: ['users:view'] } }),
      expect.objectContaining({ type: 'user.permission_revoked', actor_id: await idOf(manager), data: { permission: 'users:view' } }),
    ]);
  });
});

describe('What an account was granted', () => {
  it('is shown to its owner and to who sees accounts, and to nobody else', async () => {
    await manager.post(pathOf(member), { permissions: ['versions:view'] });
    const shown = { success: true, data: { id: member.id, permissions: ['versions:view'] } };
    expect((await member.client.get(pathOf(member))).body).toEqual(shown);
    expect((await manager.get(pathOf(member))).body).toEqual(shown);
    expectRefusal(await (await house.member()).client.get(pathOf(member)), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get(pathOf(member)), 401, 'UNAUTHORIZED');
    expectRefusal(await manager.get(pathOf({ id: UNKNOWN })), 404, 'NOT_FOUND');
  });
});

describe('Granting and revoking', () => {
  it('need users:assign', async () => {
    const other = await house.member();
    for (const target of [other, member]) {
      expectRefusal(await member.client.post(pathOf(target), { permissions: ['dashboard:view'] }), 403, 'FORBIDDEN');
      expectRefusal(await member.client.delete(pathOf(target, 'dashboard:view')), 403, 'FORBIDDEN');
    }
    expectRefusal(await house.api.anonymous().post(pathOf(other), { permissions: ['dashboard:view'] }), 401, 'UNAUTHORIZED');
    expectRefusal(await house.api.anonymous().delete(pathOf(other, 'dashboard:view')), 401, 'UNAUTHORIZED');
  });

  it('go no further than what the caller holds', async () => {
    for (const permissions of [['*'], ['users:view', '*:view']]) expectRefusal(await manager.post(pathOf(member), { permissions }), 403, 'FORBIDDEN');
    expect((await manager.get(pathOf(member))).body.data.permissions).toEqual([]);
    await superAdmin.post(pathOf(member), { permissions: ['*:view'] });
    expectRefusal(await manager.delete(pathOf(member, '*:view')), 403, 'FORBIDDEN');
  });

  it('are not for oneself, unless one holds everything', async () => {
    const [managerId, superAdminId] = [await idOf(manager), await idOf(superAdmin)];
    expectRefusal(await manager.post(pathOf({ id: managerId }), { permissions: ['users:view'] }), 403, 'FORBIDDEN');
    expectRefusal(await manager.delete(pathOf({ id: managerId }, 'users:view')), 403, 'FORBIDDEN');
    expect((await superAdmin.post(pathOf({ id: superAdminId }), { permissions: ['users:view'] })).status).toBe(200);
    expect((await superAdmin.delete(pathOf({ id: superAdminId }, 'users:view'))).status).toBe(200);
  });

  it('leave administrators to super administrators', async () => {
    const colleague = await house.member('admin');
    expectRefusal(await manager.post(pathOf(colleague), { permissions: ['users:view'] }), 403, 'FORBIDDEN');
    expect((await superAdmin.post(pathOf(colleague), { permissions: ['users:view'] })).status).toBe(200);
    expectRefusal(await manager.delete(pathOf(colleague, 'users:view')), 403, 'FORBIDDEN');
  });

  it('refuse what does not exist', async () => {
    for (const name of ['robots:start', 'robots:*', 'users', 'can_view_robots']) {
      expectRefusal(await manager.post(pathOf(member), { permissions: [name] }), 400, 'VALIDATION_ERROR', ['permissions']);
    }
    expectRefusal(await manager.post(pathOf(member), { permissions: [] }), 400, 'VALIDATION_ERROR', ['permissions']);
    expectRefusal(await manager.post(pathOf(member), { names: ['users:view'] }), 400, 'VALIDATION_ERROR', ['names', 'permissions']);
    expectRefusal(await manager.delete(pathOf(member, 'users')), 400, 'VALIDATION_ERROR', ['name']);
    expectRefusal(await manager.delete(pathOf(member, 'users:view')), 404, 'NOT_FOUND');
    expectRefusal(await manager.post(pathOf({ id: UNKNOWN }), { permissions: ['users:view'] }), 404, 'NOT_FOUND');
    expectRefusal(await manager.delete(pathOf({ id: UNKNOWN }, 'users:view')), 404, 'NOT_FOUND');
  });
});
