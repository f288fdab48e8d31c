import { LastSuperAdminError } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NewUser } from '../ports/user-repository.js';
import { InMemoryIdentity } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';

describe('AdministratorGuard', () => {
  let identity: InMemoryIdentity;
  let guard: AdministratorGuard;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    guard = new AdministratorGuard(identity.users);
  });

  const add = async (roleNames: string[], given: Partial<NewUser> = {}) => {
    const user = await identity.users.findForUpdate(await identity.addUser(roleNames, given));
    if (!user) throw new NotFoundError('User');
    return user;
  };

  it('keeps the last active super administrator', async () => {
    const last = await add(['user', 'super_admin']);
    await add(['super_admin'], { status: 'SUSPENDED' });
    await add(['admin']);
    await expect(guard.assertNotLast(last)).rejects.toThrow(LastSuperAdminError);
  });

  it('lets one of two go', async () => {
    const one = await add(['super_admin']);
    await add(['super_admin']);
    await expect(guard.assertNotLast(one)).resolves.toBeUndefined();
  });

  it('lets go who is no active super administrator, even where there is none', async () => {
    await expect(guard.assertNotLast(await add(['admin']))).resolves.toBeUndefined();
    await expect(guard.assertNotLast(await add(['super_admin'], { status: 'INACTIVE' }))).resolves.toBeUndefined();
  });
});
