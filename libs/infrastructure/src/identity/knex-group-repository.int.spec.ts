import { groupRepositoryContract, idOfRole, sampleGroup, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../kernel/testing/index.js';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity?.close());

groupRepositoryContract('KnexGroupRepository', () => identity);

describe('KnexGroupRepository', () => {
  const signIn = async (userId: number) => {
    const sessionId = await identity.sessions.add(sampleSession(userId));
    const directory = new KnexAccessDirectory(identity.database);
    return async () => (await directory.find(sessionId))?.permissions.names();
  };

  const somebodyWaits = async () => {
    const waiting = await identity.database.root('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()');
    return waiting.length > 0;
  };

  it('gives members what the group grants, until they leave or the group is removed', async () => {
    const groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view'] }));
    const userId = await identity.users.add(sampleUser());
    const held = await signIn(userId);
    expect(await held()).toEqual([]);
    await identity.groups.addMembers(groupId, [userId]);
    expect(await held()).toEqual(['users:view']);
    await identity.groups.setPermissions(groupId, ['users:update']);
    expect(await held()).toEqual(['users:update']);
    await identity.groups.removeMember(groupId, userId);
    expect(await held()).toEqual([]);
    await identity.groups.addMembers(groupId, [userId]);
    await identity.groups.remove(groupId);
    expect(await held()).toEqual([]);
  });

  it('forgets the rights it changes in this process once they are changed, and not before', async () => {
    const groupId = await identity.groups.add(sampleGroup());
    const userId = await identity.users.add(sampleUser());
    const { access, groups } = identity;
    const changes = [
      () => groups.addMembers(groupId, [userId]),
      () => groups.setPermissions(groupId, ['users:view']),
      () => groups.removeMember(groupId, userId),
      () => groups.remove(groupId),
    ];
    for (const change of changes) {
      const { epoch } = access;
      await identity.unitOfWork.run(async () => {
        await change();
        expect(access.epoch).toBe(epoch);
      });
      expect(access.epoch).toBeGreaterThan(epoch);
    }
  });

  it('undoes a change whose unit of work fails, and forgets nothing', async () => {
    const groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view'] }));
    const userId = await identity.users.add(sampleUser());
    const [before, { epoch }] = [await identity.groupDirectory.byId(groupId), identity.access];
    const undone = identity.unitOfWork.run(async () => {
      await identity.groups.setPermissions(groupId, []);
      await identity.groups.addMembers(groupId, [userId]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await identity.groupDirectory.byId(groupId)).toEqual(before);
    expect(identity.access.epoch).toBe(epoch);
  });

  it('lets those who change one group at once see what the others did', async () => {
    const groupId = await identity.groups.add(sampleGroup());
    const add = (permission: string) =>
      identity.unitOfWork.run(async () => {
        const group = await identity.groups.findForUpdate(groupId);
        await identity.groups.setPermissions(groupId, [...(group?.permissions ?? []), permission]);
      });
    await Promise.all([add('users:view'), add('users:update'), add('roles:view')]);
    expect(await identity.groupDirectory.byId(groupId)).toMatchObject({ permissions: ['roles:view', 'users:update', 'users:view'], version: 4 });
  });

  it('shows who changes an account a moment later the roles it has by then', async () => {
    const userId = await identity.users.add(sampleUser());
    const admin = await idOfRole(identity.roles, 'admin');
    const promoted = Promise.withResolvers<void>();
    const promotion = identity.unitOfWork.run(async () => {
      await identity.users.findForUpdate(userId);
      await identity.users.setRoles(userId, [admin]);
      promoted.resolve();
      await until(somebodyWaits);
    });
    await promoted.promise;
    const [account] = await identity.unitOfWork.run(() => identity.groups.findAccounts([userId]));
    await promotion;
    expect(account).toEqual({ id: userId, roleNames: ['admin'], permissions: expect.arrayContaining(['users:*']) });
  });
});
