import { NameTakenError, type Group } from '@halolight/domain/identity';
import { Permission } from '@halolight/domain/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { NewGroup } from '../ports/group-repository.js';
import { idOfRole } from './id-of-role.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleGroup } from './sample-group.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'roles' | 'groups' | 'permissions' | 'userDirectory';

const UNKNOWN_ID = 2_000_000_000;

/** What every `GroupRepository` keeps to. */
export function groupRepositoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of GroupRepository`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (given: Partial<NewGroup> = {}) => ports.unitOfWork.run(() => ports.groups.add(sampleGroup(given)));
    const tryFind = (id: number) => ports.unitOfWork.run(() => ports.groups.findForUpdate(id));
    const find = async (id: number): Promise<Group> => {
      const group = await tryFind(id);
      if (!group) throw new Error(`No group ${id}`);
      return group;
    };
    const change = (group: Group) => ports.unitOfWork.run(() => ports.groups.update(group));
    const addUser = async (...roleNames: string[]) => {
      const roleIds = await Promise.all(roleNames.map((role) => idOfRole(ports.roles, role)));
      return ports.users.add(sampleUser({ roleIds }));
    };
    const removeUser = (userId: number) => ports.unitOfWork.run(() => ports.users.remove(userId));
    const join = async (groupId: number, ...userIds: number[]) =>
      (await ports.unitOfWork.run(() => ports.groups.addMembers(groupId, userIds))).sort((a, b) => a - b);
    const leave = (groupId: number, userId: number) => ports.unitOfWork.run(() => ports.groups.removeMember(groupId, userId));
    const view = async (userId: number) => {
      const user = await ports.userDirectory.byId(userId);
      if (!user) throw new Error(`No user ${userId}`);
      return user;
    };

    describe('adding', () => {
      it('keeps everything it was given, from version 1', async () => {
        const given = sampleGroup({ description: 'Prüfer', permissions: ['users:*', 'dashboard:view', '*:view'] });
        const id = await ports.groups.add(given);
        expect(await find(id)).toEqual({ ...given, id, permissions: ['*:view', 'dashboard:view', 'users:*'], version: 1 });
      });

      it('accepts a group that grants nothing and says nothing about itself', async () => {
        expect(await find(await add())).toMatchObject({ description: null, permissions: [] });
      });

      it('refuses a name that exists', async () => {
        const { name: taken } = await find(await add());
        await expect(add({ name: taken })).rejects.toThrow(NameTakenError);
      });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await tryFind(UNKNOWN_ID)).toBeNull();
    });

    describe('updating', () => {
      it('stores name and description and raises the version; permissions stay', async () => {
        const before = await find(await add({ description: 'Before', permissions: ['dashboard:view'] }));
        const { name: fresh } = sampleGroup();
        await change({ ...before, name: fresh, description: null, permissions: [] });
        const { version, ...after } = await find(before.id);
        expect(after).toEqual({ id: before.id, name: fresh, description: null, permissions: ['dashboard:view'] });
        expect(version).toBeGreaterThan(before.version);
      });

      it('lets a group keep its own name and refuses that of another', async () => {
        const { name: taken } = await find(await add());
        const group = await find(await add());
        await change({ ...group, description: 'Same name' });
        await expect(change({ ...group, name: taken })).rejects.toThrow(NameTakenError);
        expect(await find(group.id)).toMatchObject({ name: group.name, description: 'Same name' });
      });

      it('shows who is in the group its new name', async () => {
        const group = await find(await add());
        const member = await addUser();
        await join(group.id, member);
        const { name: fresh } = sampleGroup();
        await change({ ...group, name: fresh });
        expect((await view(member)).groups).toEqual([{ id: group.id, name: fresh }]);
      });
    });

    it('replaces all permissions of one group and raises its version', async () => {
      const before = await find(await add({ permissions: ['dashboard:view', 'users:view'] }));
      const other = await find(await add({ permissions: ['dashboard:view'] }));
      await ports.groups.setPermissions(before.id, ['users:view', 'users:update']);
      const after = await find(before.id);
      expect(after.permissions).toEqual(['users:update', 'users:view']);
      expect(after.version).toBeGreaterThan(before.version);
      expect(await find(other.id)).toEqual(other);
      await ports.groups.setPermissions(before.id, []);
      expect((await find(before.id)).permissions).toEqual([]);
    });

    it('loses a permission that is taken out of the catalogue', async () => {
      const permission = Permission.parse(`${uniqueText('thing')}:start`);
      const permissionId = await ports.permissions.add(permission, null);
      const id = await add({ permissions: [permission.name, permission.withAnyAction] });
      await ports.unitOfWork.run(() => ports.permissions.remove(permissionId));
      expect((await find(id)).permissions).toEqual([permission.withAnyAction]);
    });

    it('removes a group with its memberships, not its members, and makes its name free', async () => {
      const group = await find(await add({ permissions: ['dashboard:view'] }));
      const member = await addUser();
      await join(group.id, member);
      await ports.unitOfWork.run(() => ports.groups.remove(group.id));
      expect(await tryFind(group.id)).toBeNull();
      expect((await view(member)).groups).toEqual([]);
      expect((await find(await add({ name: group.name }))).permissions).toEqual([]);
    });

    describe('accounts', () => {
      it('are found with the names of their roles and all that they hold, each once, by id', async () => {
        const [plain, admin] = [await addUser(), await addUser('user', 'admin')];
        const found = await ports.unitOfWork.run(() => ports.groups.findAccounts([admin, UNKNOWN_ID, plain, admin]));
        expect(found.map(({ id }) => id)).toEqual([plain, admin]);
        expect(found.map(({ roleNames }) => [...roleNames].sort())).toEqual([[], ['admin', 'user']]);
        expect(found.map(({ permissions }) => permissions.includes('users:*'))).toEqual([false, true]);
        expect(await ports.unitOfWork.run(() => ports.groups.findAccounts([]))).toEqual([]);
      });

      it('are not found once they were deleted', async () => {
        const userId = await addUser();
        await removeUser(userId);
        expect(await ports.unitOfWork.run(() => ports.groups.findAccounts([userId]))).toEqual([]);
      });
    });

    describe('members', () => {
      it('join one group alone, each once, and it tells who is new', async () => {
        const [group, other] = [await find(await add()), await add()];
        const [a, b] = [await addUser(), await addUser()];
        expect(await join(group.id, a)).toEqual([a]);
        expect(await join(group.id, b, a)).toEqual([b]);
        expect(await join(group.id, b, a)).toEqual([]);
        expect(await join(group.id)).toEqual([]);
        for (const member of [a, b]) expect((await view(member)).groups).toEqual([{ id: group.id, name: group.name }]);
        expect(await join(other, a)).toEqual([a]);
      });

      it('leave one group alone, and it tells whether they were members', async () => {
        const [group, other] = [await find(await add()), await find(await add())];
        const [a, b] = [await addUser(), await addUser()];
        await join(group.id, a, b);
        await join(other.id, a);
        expect(await leave(group.id, a)).toBe(true);
        expect(await leave(group.id, a)).toBe(false);
        expect(await leave(UNKNOWN_ID, a)).toBe(false);
        expect((await view(a)).groups).toEqual([{ id: other.id, name: other.name }]);
        expect((await view(b)).groups).toEqual([{ id: group.id, name: group.name }]);
      });

      it('come and go without a new version of the group or of theirs', async () => {
        const group = await find(await add());
        const member = await addUser();
        const { version } = await view(member);
        await join(group.id, member);
        await leave(group.id, member);
        expect([await find(group.id), (await view(member)).version]).toEqual([group, version]);
      });

      it('are told apart by their roles and by what they hold, from wherever, deleted accounts aside', async () => {
        const id = await add();
        const [user, admin, both, gone] = [await addUser('user'), await addUser('admin'), await addUser('user', 'super_admin'), await addUser('admin')];
        await addUser('admin');
        await join(id, user, admin, both, gone);
        await removeUser(gone);
        const withRoles = async (...roles: string[]) => (await ports.groups.memberIdsWithAnyOf(id, { roleNames: roles, permissions: [] })).sort((a, b) => a - b);
        expect(await withRoles('admin', 'super_admin')).toEqual([admin, both]);
        expect(await withRoles('user')).toEqual([user, both]);
        expect(await withRoles('user', 'super_admin')).toEqual([user, both]);
        expect(await withRoles('guest')).toEqual([]);
        expect(await withRoles()).toEqual([]);
        const holding = async (...permissions: string[]) => (await ports.groups.memberIdsWithAnyOf(id, { roleNames: [], permissions })).sort((a, b) => a - b);
        expect(await holding('users:*', 'nothing:view')).toEqual([admin]);
        expect(await holding('*')).toEqual([both]);
        expect(await holding('users:view')).toEqual([]);
        await ports.unitOfWork.run(() => ports.groups.setPermissions(id, ['users:view']));
        expect(await holding('users:view')).toEqual([user, admin, both]);
      });
    });
  });
}
