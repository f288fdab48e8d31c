import { idOfRole, sampleRole, sampleRotation, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ACCESS_CHANNEL } from './cached-access-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

const END = 'end of the test';

let identity: KnexIdentity;
let listener: Client;
let heard: string[] = [];
beforeAll(async () => {
  identity = await openKnexIdentity();
  listener = new Client({ connectionString: identity.databaseUrl });
  await listener.connect();
  await listener.query(`listen ${ACCESS_CHANNEL}`);
});
afterAll(async () => {
  await listener.end();
  await identity.close();
});

/** What the database announces while `work` is done. */
async function announced(work: () => Promise<unknown>): Promise<string[]> {
  await work();
  const { promise, resolve } = Promise.withResolvers<void>();
  listener.removeAllListeners('notification').on('notification', ({ payload = '' }) => {
    if (payload === END) resolve();
    else heard.push(payload);
  });
  await identity.database.sql.raw('select pg_notify(?, ?)', [ACCESS_CHANNEL, END]);
  await promise;
  const all = heard;
  heard = [];
  return all;
}

const sql = (table: string) => identity.database.sql(table);

describe('the database announces on halo_access', () => {
  it('a session that is revoked or deleted, by its id, and no other change of it', async () => {
    const userId = await identity.users.add(sampleUser());
    const session = sampleSession(userId);
    const [one, two] = [await identity.sessions.add(session), await identity.sessions.add(sampleSession(userId))];
    expect(await announced(() => identity.sessions.rotate(sampleRotation(session)))).toEqual([]);
    expect(await announced(() => identity.sessions.revoke(userId, one, 'revoked', new Date()))).toEqual([`session:${one}`]);
    expect(await announced(() => sql('sessions').where({ id: one }).delete())).toEqual([]);
    expect(await announced(() => sql('sessions').where({ id: two }).delete())).toEqual([`session:${two}`]);
  });

  it('an account whose status, deletion or password duty changes, and no other change of it', async () => {
    const userId = await identity.users.add(sampleUser());
    const user = await identity.users.findForUpdate(userId);
    if (!user) throw new Error('It was just made');
    expect(await announced(() => identity.users.update({ ...user, name: 'Changed' }))).toEqual([]);
    expect(await announced(() => identity.users.update({ ...user, status: 'SUSPENDED' }))).toEqual([`user:${userId}`]);
    expect(await announced(() => identity.users.setPassword(userId, 'hash', true))).toEqual([`user:${userId}`]);
    expect(await announced(() => identity.users.recordSignIn(userId, 'hash', new Date()))).toEqual([]);
    expect(await announced(() => identity.users.remove(userId))).toEqual([`user:${userId}`]);
  });

  it('every account whose roles, groups or own permissions change', async () => {
    const userId = await identity.users.add(sampleUser());
    const role = await idOfRole(identity.roles, 'user');
    const [group] = await sql('groups').insert({ name: 'Some' }).returning<{ id: number }[]>('id');
    expect(await announced(() => identity.users.setRoles(userId, [role]))).toEqual([`user:${userId}`]);
    expect(await announced(() => identity.users.setRoles(userId, []))).toEqual([`user:${userId}`]);
    expect(await announced(() => sql('group_members').insert({ group_id: group?.id, user_id: userId }))).toEqual([`user:${userId}`]);
    expect(await announced(() => sql('group_members').where({ user_id: userId }).delete())).toEqual([`user:${userId}`]);
    expect(await announced(() => sql('user_permissions').insert({ user_id: userId, permission: 'a:b' }))).toEqual([`user:${userId}`]);
    expect(await announced(() => sql('user_permissions').where({ user_id: userId }).delete())).toEqual([`user:${userId}`]);
  });

  it('both accounts when a statement typed by hand moves a right from one to the other', async () => {
    const [one, two] = [await identity.users.add(sampleUser()), await identity.users.add(sampleUser())];
    const [role, other] = [await idOfRole(identity.roles, 'user'), await idOfRole(identity.roles, 'guest')];
    const [group] = await sql('groups').insert({ name: 'Moved' }).returning<{ id: number }[]>('id');
    await sql('user_permissions').insert({ user_id: one, permission: 'a:b' });
    await sql('group_members').insert({ group_id: group?.id, user_id: one });
    await identity.users.setRoles(one, [role]);
    await announced(async () => undefined);
    for (const table of ['user_permissions', 'group_members', 'user_roles']) {
      const payloads = await announced(() => sql(table).where({ user_id: one }).update({ user_id: two }));
      expect([table, new Set(payloads)]).toEqual([table, new Set([`user:${one}`, `user:${two}`])]);
    }
    expect(await announced(() => sql('user_roles').where({ user_id: two }).update({ role_id: other }))).toEqual([`user:${two}`]);
    expect(await announced(() => sql('user_permissions').where({ user_id: two }).update({ permission: 'a:c' }))).toEqual([`user:${two}`]);
  });

  it('everyone when a role or a group grants something else', async () => {
    const roleId = await identity.roles.add(sampleRole());
    expect(await announced(() => identity.unitOfWork.run(() => identity.roles.setPermissions(roleId, ['users:view'])))).toEqual(['all']);
    expect(await announced(() => sql('role_permissions').where({ role_id: roleId }).update({ permission: 'users:update' }))).toEqual(['all']);
    expect(await announced(() => sql('roles').where({ id: roleId }).update({ label: 'Other' }))).toEqual([]);
  });

  it('everyone once, instead of many accounts one by one', async () => {
    const role = await idOfRole(identity.roles, 'guest');
    const ids: number[] = [];
    for (let count = 0; count < 101; count += 1) ids.push(await identity.users.add(sampleUser()));
    const rows = ids.map((user_id) => ({ user_id, role_id: role }));
    expect(await announced(() => sql('user_roles').insert(rows.slice(0, 100)))).toHaveLength(100);
    await sql('user_roles').where({ role_id: role }).delete();
    await announced(async () => undefined);
    expect(await announced(() => sql('user_roles').insert(rows))).toEqual(['all']);
  });

  it('nothing of an account that was made just now, nor of work that was undone', async () => {
    const roleIds = [await idOfRole(identity.roles, 'user')];
    expect(await announced(() => identity.unitOfWork.run(() => identity.users.add(sampleUser({ roleIds }))))).toEqual([]);
    const userId = await identity.users.add(sampleUser());
    const undone = identity.unitOfWork.run(async () => {
      await identity.users.setRoles(userId, roleIds);
      throw new Error('Undone');
    });
    expect(await announced(() => undone.catch(() => undefined))).toEqual([]);
  });
});
