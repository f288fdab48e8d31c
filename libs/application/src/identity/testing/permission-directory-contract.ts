import { Permission } from '@halolight/domain/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';

type Port = 'unitOfWork' | 'permissions' | 'permissionDirectory';

/** What every `PermissionDirectory` keeps to. */
export function permissionDirectoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of PermissionDirectory`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (text: string, description: string | null = null) => ports.permissions.add(Permission.parse(text), description);
    const search = async (text: string, resource?: string) => {
      const page = await ports.permissionDirectory.page(samplePageRequest({ search: text, sort: 'id' }), { resource });
      return page.items.map((permission) => permission.id);
    };

    it('shows a permission in its parts', async () => {
      const resource = uniqueText('thing');
      const id = await add(`${resource}:move`, 'Moves the thing');
      const view = { id, name: `${resource}:move`, resource, action: 'move', description: 'Moves the thing' };
      expect(await ports.permissionDirectory.byId(id)).toEqual(view);
      const page = await ports.permissionDirectory.page(samplePageRequest(), { resource });
      expect(page).toMatchObject({ items: [view], total: 1 });
    });

    it('is null when unknown or removed', async () => {
      const id = await add(`${uniqueText('thing')}:move`);
      await ports.unitOfWork.run(() => ports.permissions.remove(id));
      expect(await ports.permissionDirectory.byId(id)).toBeNull();
      expect(await ports.permissionDirectory.byId(2_000_000_000)).toBeNull();
    });

    it('lists all of them by resource and action, the seeded ones included', async () => {
      const resource = uniqueText('thing');
      const before = (await ports.permissionDirectory.all()).length;
      for (const action of ['view', 'create', 'update']) await add(`${resource}:${action}`);
      const all = await ports.permissionDirectory.all();
      expect(all).toHaveLength(before + 3);
      expect(all.map((permission) => permission.name)).toEqual(expect.arrayContaining(['users:view', 'roles:update', 'permissions:create']));
      const own = all.flatMap((permission, place) => (permission.resource === resource ? [{ place, action: permission.action }] : []));
      expect(own.map((permission) => permission.action)).toEqual(['create', 'update', 'view']);
      expect((own[2]?.place ?? 0) - (own[0]?.place ?? 0)).toBe(2);
    });

    it('searches name and description, whatever the case, and filters by resource', async () => {
      const marker = uniqueText('m');
      const byName = await add(`${marker}:view`);
      const byDescription = await add(`${uniqueText('thing')}:view`, `Looks at ${marker.toUpperCase()}`);
      expect(await search(marker)).toEqual([byName, byDescription]);
      expect(await search(marker.toUpperCase())).toEqual([byName, byDescription]);
      expect(await search(marker, marker)).toEqual([byName]);
      expect(await search(`${marker}%`)).toEqual([]);
      expect(await search(marker, 'no such resource')).toEqual([]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'name', '-name'], async () => {
        const resource = uniqueText('thing');
        const ids: number[] = [];
        for (const action of ['update', 'create', 'view', 'delete', 'export']) ids.push(await add(`${resource}:${action}`));
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.permissionDirectory.page(request, { resource }),
          inOrder: {
            '': order(1, 3, 4, 0, 2),
            id: ids,
            '-id': order(4, 3, 2, 1, 0),
            name: order(1, 3, 4, 0, 2),
            '-name': order(2, 0, 4, 3, 1),
          },
        };
      });
    });
  });
}
