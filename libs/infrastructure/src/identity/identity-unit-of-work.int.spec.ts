import { idOfRole, sampleRole, sampleRotation, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { EmailTakenError } from '@halolight/domain/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity.close());

class Failure extends Error {}

const rowsOf = async (table: string) => identity.database.sql(table).select<object[]>('*').orderBy(1);
/** Runs the work and fails at its end. */
const undone = (work: () => Promise<unknown>) =>
  expect(
    identity.unitOfWork.run(async () => {
      await work();
      throw new Failure();
    }),
  ).rejects.toThrow(Failure);

describe('a unit of work over the repositories of identity', () => {
  it('keeps all that was done in it', async () => {
    const { userId, sessionId } = await identity.unitOfWork.run(async () => {
      const roleId = await identity.roles.add(sampleRole({ permissions: ['users:view'] }));
      const userId = await identity.users.add(sampleUser({ roleIds: [roleId] }));
      return { userId, sessionId: await identity.sessions.add(sampleSession(userId)) };
    });
    expect((await identity.userDirectory.byId(userId))?.roles).toHaveLength(1);
    expect(await identity.sessions.revoke(userId, sessionId, 'revoked', new Date())).toBe(true);
  });

  it('leaves nothing behind when it fails, whatever was done in it', async () => {
    const userId = await identity.users.add(sampleUser({ roleIds: [await idOfRole(identity.roles, 'user')] }));
    const session = sampleSession(userId);
    const sessionId = await identity.sessions.add(session);
    const roleId = await identity.roles.add(sampleRole({ permissions: ['users:view'] }));
    const tables = ['users', 'user_roles', 'roles', 'role_permissions', 'sessions', 'permissions'];
    const before = await Promise.all(tables.map(rowsOf));

    const user = await identity.users.findForUpdate(userId);
    const role = await identity.roles.findForUpdate(roleId);
    if (!user || !role) throw new Error('They were just made');
    await undone(() => identity.users.add(sampleUser({ roleIds: [roleId] })));
    await undone(() => identity.users.update({ ...user, name: 'Changed', status: 'SUSPENDED' }));
    await undone(() => identity.users.setRoles(userId, [roleId]));
    await undone(() => identity.users.setPassword(userId, 'another hash', true));
    await undone(() => identity.users.remove(userId));
    await undone(() => identity.roles.update({ ...role, label: 'Changed' }));
    await undone(() => identity.roles.setPermissions(roleId, ['*']));
    await undone(() => identity.roles.remove(roleId));
    await undone(() => identity.sessions.add(sampleSession(userId)));
    await undone(() => identity.sessions.revoke(userId, sessionId, 'revoked', new Date()));
    await undone(() => identity.sessions.revokeAll(userId, 'revoked', new Date()));
    await undone(() => identity.sessions.evict(userId, 0, new Date()));
    await undone(() => identity.sessions.rotate(sampleRotation(session)));

    expect(await Promise.all(tables.map(rowsOf))).toEqual(before);
  });

  it('leaves nothing behind when the database refuses its last step', async () => {
    const taken = sampleUser();
    await identity.users.add(taken);
    const role = sampleRole();
    const work = identity.unitOfWork.run(async () => {
      await identity.roles.add(role);
      await identity.users.add(sampleUser({ email: taken.email }));
    });
    await expect(work).rejects.toThrow(EmailTakenError);
    expect(await identity.roles.findByNames([role.name])).toEqual([]);
  });

  it('shows others nothing before it ends', async () => {
    const role = sampleRole();
    const [made, looked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const work = identity.unitOfWork.run(async () => {
      await identity.roles.add(role);
      made.resolve();
      await looked.promise;
    });
    await made.promise;
    expect(await identity.roles.findByNames([role.name])).toEqual([]);
    looked.resolve();
    await work;
    expect(await identity.roles.findByNames([role.name])).toHaveLength(1);
  });

  it('forgets cached rights when it ends well, and only then', async () => {
    const userId = await identity.users.add(sampleUser());
    const { epoch } = identity.access;
    await undone(() => identity.users.setRoles(userId, []));
    expect(identity.access.epoch).toBe(epoch);
    await identity.unitOfWork.run(async () => {
      await identity.users.setRoles(userId, []);
      expect(identity.access.epoch).toBe(epoch);
    });
    expect(identity.access.epoch).toBeGreaterThan(epoch);
  });

  it('makes who removes a super administrator wait for who does the same', async () => {
    const roleId = await idOfRole(identity.roles, 'super_admin');
    const [one, two] = [await identity.users.add(sampleUser({ roleIds: [roleId] })), await identity.users.add(sampleUser({ roleIds: [roleId] }))];
    const counts = await Promise.all([one, two].map((id) => identity.unitOfWork.run(() => demote(id))));
    expect(counts.sort()).toEqual([0, 1]);
  });

  async function demote(userId: number): Promise<number> {
    await identity.users.findForUpdate(userId);
    const others = await identity.users.countOtherActiveSuperAdmins(userId);
    if (others > 0) await identity.users.setRoles(userId, []);
    return others;
  }
});
