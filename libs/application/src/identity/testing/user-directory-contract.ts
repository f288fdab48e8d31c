import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewUser } from '../ports/user-repository.js';
import type { UserFilter } from '../queries/user-directory.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { idOfRole } from './id-of-role.js';
import { sampleRole } from './sample-role.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'roles' | 'userDirectory';

/** What every `UserDirectory` keeps to. */
export function userDirectoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of UserDirectory`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (given: Partial<NewUser> = {}) => ports.users.add(sampleUser(given));
    const search = async (text: string, filter: UserFilter = {}) => {
      const page = await ports.userDirectory.page(samplePageRequest({ search: text, sort: 'id', pageSize: 100 }), filter);
      return page.items.map((user) => user.id);
    };

    describe('one account', () => {
      it('shows everything but the password', async () => {
        const role = sampleRole({ label: 'Editors' });
        const roleId = await ports.roles.add(role);
        const given = sampleUser({ phone: '+1 555 0100', bio: 'A line', department: 'R&D', status: 'SUSPENDED', mustChangePassword: true, roleIds: [roleId] });
        const id = await ports.users.add(given);

        const { createdAt, updatedAt, ...view } = (await ports.userDirectory.byId(id)) ?? {};
        const { passwordHash: _hash, roleIds: _ids, ...shown } = given;
        expect(view).toEqual({
          ...shown,
          id,
          roles: [{ id: roleId, name: role.name, label: 'Editors' }],
          groups: [],
          lastLoginAt: null,
          version: 1,
        });
        expect(createdAt).toBeInstanceOf(Date);
        expect(updatedAt).toBeInstanceOf(Date);
      });

      it('is null when unknown or deleted', async () => {
        const id = await add();
        await ports.unitOfWork.run(() => ports.users.remove(id));
        expect(await ports.userDirectory.byId(id)).toBeNull();
        expect(await ports.userDirectory.byId(2_000_000_000)).toBeNull();
      });

      it('is found by its e-mail address, whatever its case, until it is deleted', async () => {
        const given = sampleUser();
        const id = await ports.users.add(given);
        expect(await ports.userDirectory.byEmail(` ${given.email.toUpperCase()} `)).toEqual(await ports.userDirectory.byId(id));
        await ports.users.remove(id);
        expect(await ports.userDirectory.byEmail(given.email)).toBeNull();
      });

      it('shows a change at once, under a higher version', async () => {
        const id = await add();
        const before = await ports.userDirectory.byId(id);
        await ports.unitOfWork.run(async () => {
          const user = await ports.users.findForUpdate(id);
          if (user) await ports.users.update({ ...user, name: 'Changed' });
        });
        const after = await ports.userDirectory.byId(id);
        expect(after?.name).toBe('Changed');
        expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
        expect(after?.createdAt).toEqual(before?.createdAt);
      });
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'email', 'username', '-username', 'name', '-name'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        await ports.unitOfWork.run(async () => {
          for (const [username, email, fullName] of [['c', 'b', 'Same'], ['a', 'e', 'Same'], ['e', 'a', 'Alone'], ['b', 'd', 'Same'], ['d', 'c', 'Zuletzt']]) {
            ids.push(await add({ username: `${username}${marker}`, email: `${email}${marker}@example.org`, name: `${fullName} ${marker}` }));
          }
        });
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.userDirectory.page({ ...request, search: marker }, {}),
          inOrder: {
            '': order(4, 3, 2, 1, 0),
            id: ids,
            '-id': order(4, 3, 2, 1, 0),
            createdAt: ids,
            '-createdAt': order(4, 3, 2, 1, 0),
            email: order(2, 0, 4, 3, 1),
            username: order(1, 3, 0, 4, 2),
            '-username': order(2, 4, 0, 3, 1),
            name: order(2, 0, 1, 3, 4),
            '-name': order(4, 3, 1, 0, 2),
          },
        };
      });

      it('shows each account as it is shown alone', async () => {
        const marker = uniqueText('m');
        const id = await add({ name: marker, roleIds: [await idOfRole(ports.roles, 'user'), await idOfRole(ports.roles, 'guest')] });
        const page = await ports.userDirectory.page(samplePageRequest({ search: marker }), {});
        expect(page.items).toEqual([await ports.userDirectory.byId(id)]);
      });

      it('searches name, username and e-mail address, whatever the case', async () => {
        const marker = uniqueText('m');
        const byName = await add({ name: `Dr ${marker.toUpperCase()} Who` });
        const byUsername = await add({ username: `x${marker.toUpperCase()}x` });
        const byEmail = await add({ email: `x${marker}x@example.org` });
        await add({ bio: marker, department: marker });
        expect(await search(marker)).toEqual([byName, byUsername, byEmail]);
        expect(await search(marker.toUpperCase())).toEqual([byName, byUsername, byEmail]);
      });

      it('takes a search for what it says, not for a pattern', async () => {
        const marker = uniqueText('m');
        const percent = await add({ name: `${marker} 100% sure` });
        const underscore = await add({ name: `${marker} a_b\\c` });
        await add({ name: `${marker} 100 axbc sure` });
        expect(await search(`${marker} 100%`)).toEqual([percent]);
        expect(await search(`${marker} a_b`)).toEqual([underscore]);
        expect(await search(`${marker} a_b\\c`)).toEqual([underscore]);
        expect(await search(`${marker} '"`)).toEqual([]);
      });

      it('finds nothing without failing', async () => {
        const page = await ports.userDirectory.page(samplePageRequest({ search: uniqueText('nobody') }), {});
        expect(page).toMatchObject({ items: [], total: 0, nextCursor: null });
      });

      it('filters by status and by the name of a role, together as well', async () => {
        const name = uniqueText('m');
        const roleIds = [await idOfRole(ports.roles, 'guest'), await idOfRole(ports.roles, 'user')];
        const active = await add({ name, roleIds });
        const suspended = await add({ name, roleIds, status: 'SUSPENDED' });
        const without = await add({ name });
        expect(await search(name, {})).toEqual([active, suspended, without]);
        expect(await search(name, { status: 'SUSPENDED' })).toEqual([suspended]);
        expect(await search(name, { status: 'INACTIVE' })).toEqual([]);
        expect(await search(name, { role: 'guest' })).toEqual([active, suspended]);
        expect(await search(name, { role: 'guest', status: 'ACTIVE' })).toEqual([active]);
        expect(await search(name, { role: 'no such role' })).toEqual([]);
        const page = await ports.userDirectory.page(samplePageRequest({ search: name }), { role: 'guest' });
        expect(page.total).toBe(2);
        expect(page.items[0]?.roles.map((role) => role.name).sort()).toEqual(['guest', 'user']);
      });

      it('leaves deleted accounts out', async () => {
        const marker = uniqueText('m');
        const kept = await add({ name: marker });
        const removed = await add({ name: marker });
        await ports.unitOfWork.run(() => ports.users.remove(removed));
        expect(await search(marker)).toEqual([kept]);
      });
    });
  });
}
