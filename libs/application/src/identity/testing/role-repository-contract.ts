import { NameTakenError, type Role } from '@halolight/domain/identity';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewRole } from '../ports/role-repository.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { idOfRole } from './id-of-role.js';
import { sampleRole } from './sample-role.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'roles';

const UNKNOWN_ID = 2_000_000_000;

/** What every `RoleRepository` keeps to. */
export function roleRepositoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of RoleRepository`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (given: Partial<NewRole> = {}) => ports.unitOfWork.run(() => ports.roles.add(sampleRole(given)));
    const find = async (id: number): Promise<Role> => {
      const role = await ports.unitOfWork.run(() => ports.roles.findForUpdate(id));
      if (!role) throw new Error(`No role ${id}`);
      return { ...role, permissions: [...role.permissions].sort() };
    };
    const change = (role: Role) => ports.unitOfWork.run(() => ports.roles.update(role));

    describe('adding', () => {
      it('keeps everything it was given, from version 1, as a role of ones own making', async () => {
        const given = sampleRole({ label: 'Rédacteurs', description: 'They write', permissions: ['dashboard:view', 'users:*', '*:view'] });
        const id = await ports.roles.add(given);
        expect(await find(id)).toEqual({ ...given, id, permissions: ['*:view', 'dashboard:view', 'users:*'], isSeeded: false, version: 1 });
      });

      it('accepts a role that grants nothing and says nothing about itself', async () => {
        expect(await find(await add())).toMatchObject({ description: null, permissions: [] });
      });

      it('refuses a name that exists', async () => {
        const { name: taken } = await find(await add());
        await expect(add({ name: taken })).rejects.toThrow(NameTakenError);
        await expect(add({ name: 'admin' })).rejects.toThrow(NameTakenError);
      });
    });

    describe('finding', () => {
      it('finds nothing under an unknown id', async () => {
        expect(await ports.unitOfWork.run(() => ports.roles.findForUpdate(UNKNOWN_ID))).toBeNull();
      });

      it('knows the seeded roles as such, and that a super administrator may do everything', async () => {
        const seeded = await ports.roles.findByNames(['super_admin', 'admin', 'user', 'guest']);
        expect(seeded.map((role) => role.name).sort()).toEqual(['admin', 'guest', 'super_admin', 'user']);
        expect(seeded.every((role) => role.isSeeded)).toBe(true);
        expect(seeded.find((role) => role.name === 'super_admin')?.permissions).toEqual(['*']);
      });

      it('finds by ids those that exist, each once', async () => {
        const [a, b] = [await add({ permissions: ['dashboard:view'] }), await add()];
        const found = await ports.roles.findByIds([a, UNKNOWN_ID, b, a]);
        expect(found.map((role) => role.id).sort((x, y) => x - y)).toEqual([a, b]);
        expect(found.find((role) => role.id === a)).toEqual(await find(a));
        expect(await ports.roles.findByIds([])).toEqual([]);
      });

      it('finds by names those that exist, each once', async () => {
        const [a, b] = [await find(await add({ permissions: ['dashboard:view'] })), await find(await add())];
        const found = await ports.roles.findByNames([a.name, 'no such role', b.name, a.name]);
        expect(found.map((role) => role.name).sort()).toEqual([a.name, b.name].sort());
        expect(found.find((role) => role.id === a.id)).toEqual(a);
        expect(await ports.roles.findByNames([])).toEqual([]);
      });
    });

    describe('updating', () => {
      it('stores name, label and description and raises the version; permissions stay', async () => {
        const before = await find(await add({ description: 'Before', permissions: ['dashboard:view'] }));
        const { name: fresh } = sampleRole();
        await change({ ...before, name: fresh, label: 'New label', description: null });

        const { version, ...after } = await find(before.id);
        expect(after).toEqual({
          id: before.id,
          name: fresh,
          label: 'New label',
          description: null,
          permissions: ['dashboard:view'],
          isSeeded: false,
        });
        expect(version).toBeGreaterThan(before.version);
      });

      it('lets a role keep its own name and refuses that of another', async () => {
        const { name: taken } = await find(await add());
        const role = await find(await add());
        await change({ ...role, label: 'Same name' });
        await expect(change({ ...role, name: taken })).rejects.toThrow(NameTakenError);
        expect(await find(role.id)).toMatchObject({ name: role.name, label: 'Same name' });
      });
    });

    it('replaces all permissions and raises the version', async () => {
      const before = await find(await add({ permissions: ['dashboard:view', 'users:view'] }));
      const other = await find(await add({ permissions: ['dashboard:view'] }));
      await ports.roles.setPermissions(before.id, ['users:view', 'users:update']);

      const after = await find(before.id);
      expect(after.permissions).toEqual(['users:update', 'users:view']);
      expect(after.version).toBeGreaterThan(before.version);
      expect(await find(other.id)).toEqual(other);
      await ports.roles.setPermissions(before.id, []);
      expect((await find(before.id)).permissions).toEqual([]);
    });

    describe('holders', () => {
      it('counts the accounts that have the role and were not deleted, whatever their status', async () => {
        const id = await add();
        await ports.users.add(sampleUser({ roleIds: [id] }));
        await ports.users.add(sampleUser({ roleIds: [id, await idOfRole(ports.roles, 'user')], status: 'SUSPENDED' }));
        const deleted = await ports.users.add(sampleUser({ roleIds: [id] }));
        await ports.users.remove(deleted);
        expect(await ports.roles.countHolders(id)).toBe(2);
        expect(await ports.roles.countHolders(await add())).toBe(0);
      });

      it('shows who has the role its new name', async () => {
        const role = await find(await add());
        const userId = await ports.users.add(sampleUser({ roleIds: [role.id] }));
        const { name: fresh } = sampleRole();
        await change({ ...role, name: fresh });
        expect((await ports.unitOfWork.run(() => ports.users.findForUpdate(userId)))?.roleNames).toEqual([fresh]);
      });
    });

    describe('removing', () => {
      it('removes the role with what it grants, and makes its name free', async () => {
        const role = await find(await add({ permissions: ['dashboard:view'] }));
        await ports.roles.remove(role.id);
        expect(await ports.unitOfWork.run(() => ports.roles.findForUpdate(role.id))).toBeNull();
        expect(await ports.roles.findByNames([role.name])).toEqual([]);
        expect((await find(await add({ name: role.name }))).permissions).toEqual([]);
      });

      it('removes a role that only a deleted account has', async () => {
        const id = await add();
        const userId = await ports.users.add(sampleUser({ roleIds: [id] }));
        await ports.unitOfWork.run(() => ports.users.remove(userId));
        await ports.unitOfWork.run(() => ports.roles.remove(id));
        expect(await ports.roles.findByIds([id])).toEqual([]);
      });
    });
  });
}
