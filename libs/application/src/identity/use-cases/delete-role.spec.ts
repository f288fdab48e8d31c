import { RoleInUseError, SeededRoleError } from '@halolight/domain/identity';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { idOfRole, InMemoryIdentity, sampleActor, sampleRole } from '../testing/index.js';
import { DeleteRole } from './delete-role.js';

const ACTOR = sampleActor(1, 'users:*');

describe('DeleteRole', () => {
  let identity: InMemoryIdentity;
  let deleteRole: DeleteRole;
  let roleId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    deleteRole = new DeleteRole(identity.unitOfWork, identity.roles);
    roleId = await identity.roles.add(sampleRole({ permissions: ['users:view'] }));
  });

  it('deletes a role that nobody has', async () => {
    await deleteRole.execute(ACTOR, roleId);
    expect(await identity.roles.findForUpdate(roleId)).toBeNull();
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
    await expect(deleteRole.execute(ACTOR, roleId)).rejects.toThrow(NotFoundError);
  });

  it('keeps a role that somebody has, until they are deleted', async () => {
    const userId = await identity.addUser([], { roleIds: [roleId] });
    await expect(deleteRole.execute(ACTOR, roleId)).rejects.toThrow(RoleInUseError);
    await identity.users.remove(userId);
    await deleteRole.execute(ACTOR, roleId);
    expect(await identity.roles.findForUpdate(roleId)).toBeNull();
  });

  it('keeps a seeded role, and one that grants what the actor does not hold', async () => {
    await expect(deleteRole.execute(sampleActor(1, '*'), await idOfRole(identity.roles, 'guest'))).rejects.toThrow(SeededRoleError);
    await expect(deleteRole.execute(sampleActor(1, 'roles:delete'), roleId)).rejects.toThrow(ForbiddenError);
    expect(await identity.roles.findForUpdate(roleId)).not.toBeNull();
  });
});
