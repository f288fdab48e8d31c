import { Permission } from '@halolight/domain/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { IdentityPorts, OpenPorts } from './identity-ports.js';
import { sampleUser } from './sample-user.js';

type Port = 'unitOfWork' | 'users' | 'grants' | 'grantDirectory' | 'permissions';

const UNKNOWN_ID = 2_000_000_000;

/** What every `GrantRepository` keeps to, together with the `GrantDirectory` over the same store. */
export function grantRepositoryContract(name: string, open: OpenPorts<Port>): void {
  describe(`${name} keeps the contract of GrantRepository`, () => {
    let ports: Pick<IdentityPorts, Port>;
    beforeAll(async () => {
      ports = await open();
    });

    const addUser = () => ports.users.add(sampleUser());
    const grant = async (userId: number, ...permissions: string[]) => (await ports.grants.grant(userId, permissions)).sort();
    const grantsOf = (userId: number) => ports.grantDirectory.ofUser(userId);

    it('grants nothing to a new account', async () => {
      expect(await grantsOf(await addUser())).toEqual([]);
    });

    it('grants to one account alone, and tells what is new', async () => {
      const [userId, other] = [await addUser(), await addUser()];
      expect(await grant(userId, 'users:view', 'dashboard:view')).toEqual(['dashboard:view', 'users:view']);
      expect(await grant(userId, 'users:view', '*:view', 'users:*')).toEqual(['*:view', 'users:*']);
      expect(await grant(userId, 'users:view')).toEqual([]);
      expect(await grant(userId)).toEqual([]);
      expect(await grantsOf(userId)).toEqual(['*:view', 'dashboard:view', 'users:*', 'users:view']);
      expect(await grantsOf(other)).toEqual([]);
    });

    it('revokes one permission of one account, and tells whether it was there', async () => {
      const [userId, other] = [await addUser(), await addUser()];
      await grant(userId, 'users:view', 'dashboard:view');
      await grant(other, 'users:view');
      expect(await ports.grants.revoke(userId, 'users:view')).toBe(true);
      expect(await grantsOf(userId)).toEqual(['dashboard:view']);
      expect(await grantsOf(other)).toEqual(['users:view']);
      expect(await ports.grants.revoke(userId, 'users:view')).toBe(false);
      expect(await ports.grants.revoke(userId, 'users:*')).toBe(false);
      expect(await ports.grants.revoke(UNKNOWN_ID, 'users:view')).toBe(false);
    });

    it('shows nothing of an account that is unknown or deleted', async () => {
      const userId = await addUser();
      await grant(userId, 'users:view');
      await ports.unitOfWork.run(() => ports.users.remove(userId));
      expect(await grantsOf(userId)).toBeNull();
      expect(await grantsOf(UNKNOWN_ID)).toBeNull();
    });

    it('loses a permission that is taken out of the catalogue', async () => {
      const permission = Permission.parse(`${uniqueText('thing')}:start`);
      const permissionId = await ports.permissions.add(permission, null);
      const userId = await addUser();
      await grant(userId, permission.name, permission.withAnyAction);
      await ports.unitOfWork.run(() => ports.permissions.remove(permissionId));
      expect(await grantsOf(userId)).toEqual([permission.withAnyAction]);
    });
  });
}
