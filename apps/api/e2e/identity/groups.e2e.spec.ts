import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

const UNKNOWN = 2_000_000_000;
const FIELDS = ['createdAt', 'description', 'id', 'memberCount', 'name', 'permissions', 'updatedAt'];

let house: Installation;
let superAdmin: ApiClient;
/** The demo user of the role admin. */
let manager: ApiClient;
let number = 0;

beforeAll(async () => {
  house = await Installation.start();
  [superAdmin, manager] = [await house.demo('super_admin'), await house.demo('admin')];
});
afterAll(() => house?.stop());

const uniqueName = () => `Group ${(number += 1)}`;

async function group(permissions: readonly string[] = [], members: readonly Member[] = []): Promise<number> {
  const { status, text, body } = await superAdmin.post('/api/groups', { name: uniqueName(), permissions });
  if (status !== 201) throw new Error(`No group: ${text}`);
  const userIds = members.map(({ id }) => id);
  if (userIds.length > 0) await superAdmin.post(`/api/groups/${body.data.id}/members`, { userIds });
  return body.data.id;
}

/** An account whose only role has exactly these permissions. */
async function holder(...permissions: string[]): Promise<Member> {
  const name = `holder_${(number += 1)}`;
  await superAdmin.post('/api/roles', { name, label: name, permissions });
  return house.member(name);
}

const seesPermissions = async ({ client }: Member) => (await client.get('/api/permissions')).status === 200;

describe('A group', () => {
  it('is made, shown, changed and deleted', async () => {
    const name = uniqueName();
    const made = await manager.post('/api/groups', { name, description: ' They look ', permissions: ['users:read'] });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body.data).sort()).toEqual(FIELDS);
    expect(made.body.data).toMatchObject({ name, description: 'They look', permissions: ['users:view'], memberCount: 0 });
    const path = `/api/groups/${made.body.data.id}`;
    expect((await manager.get(path)).body).toEqual(made.body);

    const patched = await manager.patch(path, { description: 'They look closely' });
    expect(patched.body.data).toMatchObject({ name, description: 'They look closely', permissions: ['users:view'] });
    const replaced = await manager.put(path, { name: `${name} again` });
    expect(replaced.body.data).toMatchObject({ name: `${name} again`, description: null, permissions: ['users:view'] });

    expect((await manager.delete(path)).body).toEqual({ success: true, data: { id: made.body.data.id } });
    expectRefusal(await manager.get(path), 404, 'NOT_FOUND');
  });

  it('has a name of its own', async () => {
    const [name, id] = [uniqueName(), await group()];
    expect((await manager.post('/api/groups', { name })).status).toBe(201);
    expectRefusal(await manager.post('/api/groups', { name }), 409, 'CONFLICT');
    expectRefusal(await manager.patch(`/api/groups/${id}`, { name }), 409, 'CONFLICT');
  });

  it('is refused with every field that is wrong', async () => {
    const body = { name: '', description: 'x'.repeat(501), permissions: 'users:view', members: [] };
    expectRefusal(await manager.post('/api/groups', body), 400, 'VALIDATION_ERROR', ['name', 'description', 'permissions', 'members']);
    expectRefusal(await manager.put(`/api/groups/${await group()}`, { description: null }), 400, 'VALIDATION_ERROR', ['name']);
  });

  it('is listed by name, found by a search, and paged as every list', async () => {
    const marker = `marker${(number += 1)}`;
    for (const letter of ['b', 'c', 'a']) await manager.post('/api/groups', { name: `${letter} ${marker}` });
    const first = (await manager.get(`/api/groups?search=${marker.toUpperCase()}&pageSize=2`)).body.data;
    expect(first).toMatchObject({ items: [{ name: `a ${marker}` }, { name: `b ${marker}` }], total: 3, page: 1, totalPages: 2 });
    const second = (await manager.get(`/api/groups?search=${marker}&pageSize=2&cursor=${encodeURIComponent(first.nextCursor)}`)).body.data;
    expect(second).toMatchObject({ items: [{ name: `c ${marker}` }], page: null, nextCursor: null });
    expectRefusal(await manager.get('/api/groups?sort=version'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('is changed only in the version that is expected', async () => {
    const path = `/api/groups/${await group()}`;
    const tag = (await manager.get(path)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\//);
    expect((await manager.get(path, { 'If-None-Match': tag })).status).toBe(304);
    expect((await manager.patch(path, { description: 'One' }, { 'If-Match': tag })).status).toBe(200);
    expectRefusal(await manager.patch(path, { description: 'Two' }, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await manager.put(`${path}/permissions`, { permissions: ['users:view'] }, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await manager.delete(path, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
  });

  it('shows another state when a member joins', async () => {
    const id = await group();
    const tag = (await manager.get(`/api/groups/${id}`)).headers.get('etag') ?? '';
    await manager.post(`/api/groups/${id}/members`, { userIds: [(await house.member()).id] });
    const { status, body } = await manager.get(`/api/groups/${id}`, { 'If-None-Match': tag });
    expect([status, body.data.memberCount]).toEqual([200, 1]);
  });

  it('is nothing to callers without its permissions, members included', async () => {
    const member = await house.member();
    const path = `/api/groups/${await group([], [member])}`;
    const requests: [string, string, object?][] = [
      ['GET', '/api/groups'], ['POST', '/api/groups', { name: 'x' }], ['GET', path], ['PUT', path, { name: 'x' }], ['PATCH', path, {}], ['DELETE', path],
      ['GET', `${path}/members`], ['POST', `${path}/members`, { userIds: [member.id] }], ['DELETE', `${path}/members/${member.id}`],
      ['PUT', `${path}/permissions`, { permissions: [] }], ['POST', `${path}/permissions`, { permissions: [] }],
      ['DELETE', `${path}/permissions/users:view`],
    ];
    for (const [method, target, body] of requests) {
      expectRefusal(await member.client.request(method, target, body), 403, 'FORBIDDEN');
      expectRefusal(await house.api.anonymous().request(method, target, body), 401, 'UNAUTHORIZED');
    }
  });

  it('that is unknown is not found', async () => {
    const [path, { id }] = [`/api/groups/${UNKNOWN}`, await house.member()];
    const requests: [string, string, object?][] = [
      ['GET', path], ['PUT', path, { name: 'x' }], ['PATCH', path, {}], ['DELETE', path],
      ['GET', `${path}/members`], ['POST', `${path}/members`, { userIds: [id] }], ['DELETE', `${path}/members/${id}`],
      ['PUT', `${path}/permissions`, { permissions: [] }], ['POST', `${path}/permissions`, { permissions: ['users:view'] }],
      ['DELETE', `${path}/permissions/users:view`],
    ];
    for (const [method, target, body] of requests) expectRefusal(await manager.request(method, target, body), 404, 'NOT_FOUND');
  });
});

describe('Members', () => {
  it('join, are listed without what is private, and leave', async () => {
    const [a, b] = [await house.member(), await house.member()];
    const id = await group();
    const path = `/api/groups/${id}/members`;
    const joined = await manager.post(path, { userIds: [a.id, b.id, a.id] });
    expect([joined.status, joined.body.data.memberCount]).toEqual([200, 2]);
    expect((await manager.post(path, { userIds: [b.id] })).body.data.memberCount).toBe(2);
    const { items, total } = (await manager.get(`${path}?sort=id`)).body.data;
    expect(items.map((member: { id: number }) => member.id)).toEqual([a.id, b.id]);
    expect(items[0]).toEqual({ id: a.id, username: a.username, name: expect.any(String), avatar: null, status: 'ACTIVE' });
    expect(total).toBe(2);
    expect((await a.client.get('/api/users/me')).body.data.groups).toEqual([{ id, name: expect.any(String) }]);

    expect((await manager.delete(`${path}/${a.id}`)).body).toEqual({ success: true, data: { id: a.id } });
    expectRefusal(await manager.delete(`${path}/${a.id}`), 404, 'NOT_FOUND');
    expect((await manager.get(path)).body.data).toMatchObject({ items: [{ id: b.id }], total: 1 });
    expect((await a.client.get('/api/users/me')).body.data.groups).toEqual([]);
  });

  it('must be accounts that exist; a deleted one is no member any more', async () => {
    const [member, id] = [await house.member(), await group()];
    const path = `/api/groups/${id}/members`;
    expectRefusal(await manager.post(path, { userIds: [member.id, UNKNOWN] }), 400, 'VALIDATION_ERROR', ['userIds']);
    expectRefusal(await manager.post(path, { userIds: [] }), 400, 'VALIDATION_ERROR', ['userIds']);
    expect((await manager.get(path)).body.data.total).toBe(0);
    await manager.post(path, { userIds: [member.id] });
    await manager.delete(`/api/users/${member.id}`);
    expect((await manager.get(`/api/groups/${id}`)).body.data.memberCount).toBe(0);
    expectRefusal(await manager.post(path, { userIds: [member.id] }), 400, 'VALIDATION_ERROR', ['userIds']);
    expectRefusal(await manager.delete(`${path}/${member.id}`), 404, 'NOT_FOUND');
  });
});

describe('A permission of a group', () => {
  let member: Member;
  beforeEach(async () => {
    member = await house.member();
  });

  it('is effective with the next request of who joins, and gone with that of who leaves', async () => {
    const id = await group(['permissions:view']);
    expect(await seesPermissions(member)).toBe(false);
    await manager.post(`/api/groups/${id}/members`, { userIds: [member.id] });
    expect(await seesPermissions(member)).toBe(true);
    expect((await member.client.get('/api/auth/me')).body.data.permissions).toContain('permissions:view');
    await manager.delete(`/api/groups/${id}/members/${member.id}`);
    expect(await seesPermissions(member)).toBe(false);
  });

  it('is effective for members once it is added, and gone once it is taken, replaced, or the group deleted', async () => {
    const id = await group([], [member]);
    const path = `/api/groups/${id}/permissions`;
    const added = await manager.post(path, { permissions: ['permissions:read', 'users:view'] });
    expect([added.status, added.body.data.permissions]).toEqual([200, ['permissions:view', 'users:view']]);
    expect(await seesPermissions(member)).toBe(true);
    expect((await manager.delete(`${path}/permissions:view`)).body.data.permissions).toEqual(['users:view']);
    expect(await seesPermissions(member)).toBe(false);
    expectRefusal(await manager.delete(`${path}/permissions:view`), 404, 'NOT_FOUND');

    expect((await manager.put(path, { permissions: ['permissions:*'] })).body.data.permissions).toEqual(['permissions:*']);
    expect(await seesPermissions(member)).toBe(true);
    expect((await manager.delete(`${path}/${encodeURIComponent('permissions:*')}`)).body.data.permissions).toEqual([]);
    expect(await seesPermissions(member)).toBe(false);

    await manager.put(path, { permissions: ['permissions:view'] });
    expect(await seesPermissions(member)).toBe(true);
    await manager.delete(`/api/groups/${id}`);
    expect(await seesPermissions(member)).toBe(false);
  });

  it('must exist', async () => {
    const path = `/api/groups/${await group()}/permissions`;
    for (const name of ['robots:start', 'robots:*', 'users', 'can_view_robots']) {
      expectRefusal(await manager.post(path, { permissions: [name] }), 400, 'VALIDATION_ERROR', ['permissions']);
    }
    expectRefusal(await manager.delete(`${path}/users`), 400, 'VALIDATION_ERROR', ['name']);
  });

  it('is given and taken only by who holds all that the group grants', async () => {
    const assigner = await holder('groups:*', 'users:view');
    const path = `/api/groups/${await group(['users:view', 'roles:view'], [member])}`;
    const other = (await house.member()).id;
    const attempts: [string, string, object?][] = [
      ['PUT', `${path}/permissions`, { permissions: ['users:view'] }],
      ['POST', `${path}/permissions`, { permissions: ['groups:view'] }],
      ['DELETE', `${path}/permissions/users:view`],
      ['PATCH', path, { permissions: [] }],
      ['POST', `${path}/members`, { userIds: [other] }],
      ['POST', `${path}/members`, { userIds: [assigner.id] }],
      ['DELETE', `${path}/members/${member.id}`],
      ['DELETE', path],
      ['POST', '/api/groups', { name: uniqueName(), permissions: ['roles:view'] }],
      ['POST', `/api/groups/${await group()}/permissions`, { permissions: ['*'] }],
    ];
    for (const [method, target, body] of attempts) expectRefusal(await assigner.client.request(method, target, body), 403, 'FORBIDDEN');
    expect((await manager.get(path)).body.data).toMatchObject({ permissions: ['roles:view', 'users:view'], memberCount: 1 });
    expect((await assigner.client.patch(path, { description: 'Described' })).status).toBe(200);
  });

  it('needs groups:assign, however it is sent', async () => {
    const editor = await holder('groups:create', 'groups:update', 'users:view');
    const path = `/api/groups/${await group()}`;
    expectRefusal(await editor.client.post('/api/groups', { name: uniqueName(), permissions: ['users:view'] }), 403, 'FORBIDDEN');
    expectRefusal(await editor.client.patch(path, { permissions: ['users:view'] }), 403, 'FORBIDDEN');
    expect((await editor.client.post('/api/groups', { name: uniqueName() })).status).toBe(201);
  });

  it('of an administrator is changed by a super administrator alone', async () => {
    const colleague = await house.member('admin');
    const path = `/api/groups/${await group()}`;
    expect((await manager.post(`${path}/members`, { userIds: [colleague.id] })).status).toBe(200);
    expectRefusal(await manager.post(`${path}/permissions`, { permissions: ['users:view'] }), 403, 'FORBIDDEN');
    expect((await superAdmin.post(`${path}/permissions`, { permissions: ['users:view'] })).status).toBe(200);
    expectRefusal(await manager.delete(`${path}/members/${colleague.id}`), 403, 'FORBIDDEN');
    expectRefusal(await manager.delete(path), 403, 'FORBIDDEN');
    expect((await superAdmin.delete(path)).status).toBe(200);
  });
});

describe('What is done to groups', () => {
  it('stands in the audit log', async () => {
    const member = await house.member();
    const id = await group(['users:view'], [member]);
    await superAdmin.delete(`/api/groups/${id}/members/${member.id}`);
    await superAdmin.put(`/api/groups/${id}/permissions`, { permissions: [] });
    await superAdmin.patch(`/api/groups/${id}`, { description: null });
    await superAdmin.delete(`/api/groups/${id}`);
    const types = await house.database.sql('activities').where({ subject_type: 'group', subject_id: id }).orderBy('id').pluck<string[]>('type');
    expect(types).toEqual([
      'group.created', 'group.members_added', 'group.member_removed', 'group.permissions_changed', 'group.updated', 'group.deleted',
    ]);
  });
});
