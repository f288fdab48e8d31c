import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleRole } from './sample-role.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'roles' | 'roleDirectory';

/** What every `RoleDirectory` keeps to. */
export function roleDirectoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of RoleDirectory`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const search = async (text: string) => {
      const page = await ports.roleDirectory.page(samplePageRequest({ search: text, pageSize: 100 }));
      return page.items.map((role) => role.id);
    };

    it('shows a role with what it grants and how many have it, deleted accounts aside', async () => {
      const role = sampleRole({ label: 'Editors', description: 'They write', permissions: ['users:view', 'dashboard:*'] });
      const id = await ports.roles.add(role);
      await ports.users.add(sampleUser({ roleIds: [id] }));
      await ports.users.add(sampleUser({ roleIds: [id], status: 'INACTIVE' }));
      const deleted = await ports.users.add(sampleUser({ roleIds: [id] }));
      await ports.unitOfWork.run(() => ports.users.remove(deleted));

      const view = await ports.roleDirectory.byId(id);
      expect(view).toEqual({ ...role, id, permissions: expect.arrayContaining(['dashboard:*', 'users:view']), userCount: 2, version: 1 });
      expect(view?.permissions).toHaveLength(2);
    });

    it('shows a role that grants nothing and that nobody has', async () => {
      const id = await ports.roles.add(sampleRole());
      expect(await ports.roleDirectory.byId(id)).toMatchObject({ description: null, permissions: [], userCount: 0 });
    });

    it('shows anybody what a role is called, in the order of the list', async () => {
      const label = uniqueText('Label');
      const first = await ports.roles.add(sampleRole({ label }));
      const second = await ports.roles.add(sampleRole({ label, permissions: ['users:view'] }));
      const { items, total } = await ports.roleDirectory.names(samplePageRequest({ search: label, sort: '-id' }));
      expect(items.map(({ id }) => id)).toEqual([second, first]);
      expect(total).toBe(2);
      expect(items[1]).toEqual(await ports.roleDirectory.nameById(first));
      expect(Object.keys(items[1] ?? {}).sort()).toEqual(['id', 'label', 'name', 'version']);
    });

    it('is null when unknown or removed', async () => {
      const id = await ports.roles.add(sampleRole());
      await ports.roles.remove(id);
      expect(await ports.roleDirectory.byId(id)).toBeNull();
      expect(await ports.roleDirectory.nameById(id)).toBeNull();
      expect(await ports.roleDirectory.byId(2_000_000_000)).toBeNull();
    });

    it('lists the seeded roles', async () => {
      const { items } = await ports.roleDirectory.page(samplePageRequest({ pageSize: 100 }));
      const names = items.map((role) => role.name);
      expect(names).toEqual(expect.arrayContaining(['super_admin', 'admin', 'user', 'guest']));
    });

    it('shows each role in the list as it is shown alone', async () => {
      const role = sampleRole({ permissions: ['users:view', 'users:update'] });
      const id = await ports.roles.add(role);
      await ports.users.add(sampleUser({ roleIds: [id] }));
      const { items } = await ports.roleDirectory.page(samplePageRequest({ search: role.name }));
      expect(items).toEqual([await ports.roleDirectory.byId(id)]);
    });

    it('searches name and label, whatever the case, and not the description', async () => {
      const marker = uniqueText('m');
      const byName = await ports.roles.add(sampleRole({ name: `x${marker}` }));
      const byLabel = await ports.roles.add(sampleRole({ label: `The ${marker.toUpperCase()} people` }));
      await ports.roles.add(sampleRole({ description: marker }));
      expect(await search(marker.toUpperCase())).toEqual([byName, byLabel]);
      expect(await search(`${marker}%`)).toEqual([]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'name', '-name', 'label'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        for (const [stem, label] of [['b', 'Same'], ['d', 'Same'], ['a', 'Zuletzt'], ['c', 'Alone']]) {
          ids.push(await ports.roles.add(sampleRole({ name: `${stem}${marker}`, label: `${label} ${marker}` })));
        }
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.roleDirectory.page({ ...request, search: marker }),
          inOrder: {
            '': ids,
            id: ids,
            '-id': order(3, 2, 1, 0),
            name: order(2, 0, 3, 1),
            '-name': order(1, 3, 0, 2),
            label: order(3, 0, 1, 2),
          },
        };
      });
    });
  });
}
