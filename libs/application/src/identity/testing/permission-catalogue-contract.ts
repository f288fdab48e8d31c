import { NameTakenError } from '@halolight/domain/identity';
import { Permission } from '@halolight/domain/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleRole } from './sample-role.js';

type Port = 'unitOfWork' | 'roles' | 'permissions' | 'permissionDirectory';

const UNKNOWN_ID = 2_000_000_000;

/** What every `PermissionCatalogue` keeps to. */
export function permissionCatalogueContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of PermissionCatalogue`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const uniquePermission = () => Permission.parse(`${uniqueText('thing')}:${uniqueText('do')}`);
    const add = (permission: Permission, description: string | null = null) =>
      ports.unitOfWork.run(() => ports.permissions.add(permission, description));
    const permissionsOf = async (roleId: number) => {
      const role = await ports.unitOfWork.run(() => ports.roles.findForUpdate(roleId));
      return [...(role?.permissions ?? [])].sort();
    };

    it('finds what was added, as not seeded', async () => {
      const permission = uniquePermission();
      const id = await add(permission, 'Does the thing');
      expect(await ports.permissions.find(id)).toEqual({ id, name: permission.name, isSeeded: false });
      expect(await ports.permissionDirectory.byId(id)).toMatchObject({ description: 'Does the thing' });
    });

    it('knows a seeded permission as such', async () => {
      const seeded = (await ports.permissionDirectory.all()).find((permission) => permission.name === 'users:view');
      expect(await ports.permissions.find(seeded?.id ?? UNKNOWN_ID)).toEqual({ id: seeded?.id, name: 'users:view', isSeeded: true });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await ports.permissions.find(UNKNOWN_ID)).toBeNull();
    });

    it('refuses a permission that exists', async () => {
      const permission = uniquePermission();
      await add(permission);
      await expect(add(permission)).rejects.toThrow(NameTakenError);
    });

    describe('what is missing', () => {
      it('is nothing when nothing is asked for', async () => {
        expect(await ports.permissions.missing([])).toEqual([]);
      });

      it('is neither a catalogued permission, nor a wildcard over one, nor everything', async () => {
        const permission = uniquePermission();
        await add(permission);
        const catalogued = [permission.name, permission.withAnyAction, permission.onAnyResource, '*'].map((text) => Permission.parse(text));
        expect(await ports.permissions.missing(catalogued)).toEqual([]);
      });

      it('is an uncatalogued permission and a wildcard over nothing', async () => {
        const known = uniquePermission();
        await add(known);
        const unknown = uniquePermission();
        const texts = [unknown.name, unknown.withAnyAction, unknown.onAnyResource, `${known.resource}:${unknown.action}`];
        const asked = [known.name, ...texts].map((text) => Permission.parse(text));
        expect([...(await ports.permissions.missing(asked))].sort()).toEqual([...texts].sort());
      });
    });

    it('takes a removed permission away from whom it was granted by name, and nothing else', async () => {
      const permission = uniquePermission();
      const kept = uniquePermission();
      await add(kept);
      const id = await add(permission);
      const byName = await ports.roles.add(sampleRole({ permissions: [permission.name, kept.name] }));
      const byWildcard = await ports.roles.add(sampleRole({ permissions: [permission.withAnyAction] }));
      await ports.unitOfWork.run(() => ports.permissions.remove(id));

      expect(await ports.permissions.find(id)).toBeNull();
      expect(await ports.permissions.missing([permission])).toEqual([permission.name]);
      expect(await permissionsOf(byName)).toEqual([kept.name]);
      expect(await permissionsOf(byWildcard)).toEqual([permission.withAnyAction]);
      expect(await ports.permissions.find(await add(permission))).toMatchObject({ name: permission.name });
    });
  });
}
