import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewUser } from '../ports/user-repository.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleGroup } from './sample-group.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'groups' | 'groupDirectory';

const UNKNOWN_ID = 2_000_000_000;

/** What every `GroupDirectory` keeps to. */
export function groupDirectoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of GroupDirectory`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const addMember = async (groupId: number, given: Partial<NewUser> = {}) => {
      const userId = await ports.users.add(sampleUser(given));
      await ports.groups.addMembers(groupId, [userId]);
      return userId;
    };
    const addDeletedMember = async (groupId: number) => {
      const userId = await addMember(groupId);
      await ports.unitOfWork.run(() => ports.users.remove(userId));
    };
    const search = async (text: string) => {
      const page = await ports.groupDirectory.page(samplePageRequest({ search: text, pageSize: 100, sort: 'id' }));
      return page.items.map((group) => group.id);
    };

    it('shows a group with what it grants and how many are in it, deleted accounts aside', async () => {
      const group = sampleGroup({ description: 'They look', permissions: ['users:view', 'dashboard:*'] });
      const id = await ports.groups.add(group);
      await addMember(id);
      await addMember(id, { status: 'SUSPENDED' });
      await addDeletedMember(id);
      expect(await ports.groupDirectory.byId(id)).toEqual({
        ...group,
        id,
        permissions: ['dashboard:*', 'users:view'],
        memberCount: 2,
        createdAt: expect.any(Date),
        updatedAt: expect.any(Date),
        version: expect.any(Number),
      });
    });

    it('shows a group that grants nothing and that nobody is in', async () => {
      const id = await ports.groups.add(sampleGroup());
      expect(await ports.groupDirectory.byId(id)).toMatchObject({ description: null, permissions: [], memberCount: 0, version: 1 });
    });

    it('is null when unknown or removed', async () => {
      const id = await ports.groups.add(sampleGroup());
      await ports.groups.remove(id);
      expect(await ports.groupDirectory.byId(id)).toBeNull();
      expect(await ports.groupDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it('shows each group in the list as it is shown alone', async () => {
      const group = sampleGroup({ permissions: ['users:view', 'users:update'] });
      const id = await ports.groups.add(group);
      await addMember(id);
      const { items } = await ports.groupDirectory.page(samplePageRequest({ search: group.name }));
      expect(items).toEqual([await ports.groupDirectory.byId(id)]);
    });

    it('searches name and description, whatever the case', async () => {
      const marker = uniqueText('m');
      const byName = await ports.groups.add(sampleGroup({ name: `The ${marker} people` }));
      const byDescription = await ports.groups.add(sampleGroup({ description: `Known as ${marker.toUpperCase()}` }));
      expect(await search(marker.toUpperCase())).toEqual([byName, byDescription]);
      expect(await search(`${marker}%`)).toEqual([]);
    });

    describe('the list of groups', () => {
      pagedListContract(['', 'id', '-id', 'name', '-name', 'createdAt'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        for (const stem of ['b', 'd', 'a', 'c']) ids.push(await ports.groups.add(sampleGroup({ name: `${stem}${marker}` })));
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        const byName = order(2, 0, 3, 1);
        return {
          page: (request) => ports.groupDirectory.page({ ...request, search: marker }),
          inOrder: { '': byName, id: ids, '-id': [...ids].reverse(), name: byName, '-name': [...byName].reverse(), createdAt: ids },
        };
      });
    });

    describe('members', () => {
      it('are shown without what is private, those of one group alone, deleted accounts aside', async () => {
        const [id, other] = [await ports.groups.add(sampleGroup()), await ports.groups.add(sampleGroup())];
        const user = sampleUser({ avatar: 'https://example.org/ada.png', status: 'INACTIVE' });
        const userId = await addMember(id, user);
        await addMember(other);
        await addDeletedMember(id);
        const { items, total } = await ports.groupDirectory.members(id, samplePageRequest());
        const { username, name: fullName, avatar, status } = user;
        expect(items).toEqual([{ id: userId, username, name: fullName, avatar, status }]);
        expect(total).toBe(1);
      });

      it('are none in an unknown group', async () => {
        expect(await ports.groupDirectory.members(UNKNOWN_ID, samplePageRequest())).toMatchObject({ items: [], total: 0 });
      });

      it('are searched by name and username, whatever the case, and not by e-mail address', async () => {
        const id = await ports.groups.add(sampleGroup());
        const marker = uniqueText('m');
        const byName = await addMember(id, { name: `Ada ${marker.toUpperCase()}` });
        const byUsername = await addMember(id, { username: `u_${marker}` });
        await addMember(id, { email: `${marker}@example.org` });
        const found = async (text: string) => {
          const page = await ports.groupDirectory.members(id, samplePageRequest({ search: text, sort: 'id' }));
          return page.items.map((member) => member.id);
        };
        expect(await found(marker.toUpperCase())).toEqual([byName, byUsername]);
        expect(await found(`${marker}%`)).toEqual([]);
      });

      describe('as a list', () => {
        pagedListContract(['', 'id', '-id', 'username', 'name', '-name'], async () => {
          const groupId = await ports.groups.add(sampleGroup());
          const marker = uniqueText('m');
          const ids: number[] = [];
          for (const [stem, fullName] of [['b', 'Same'], ['d', 'Same'], ['a', 'Zoe'], ['c', 'Ada']]) {
            ids.push(await addMember(groupId, { username: `${stem}${marker}`, name: fullName ?? '' }));
          }
          const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
          const byName = order(3, 0, 1, 2);
          return {
            page: (request) => ports.groupDirectory.members(groupId, request),
            inOrder: { '': byName, id: ids, '-id': [...ids].reverse(), username: order(2, 0, 3, 1), name: byName, '-name': [...byName].reverse() },
          };
        });
      });
    });
  });
}
