import { RoleInUseError, SeededRoleError } from '@halolight/domain/identity';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { idOfRole, InMemoryIdentity, sampleRole } from '../testing/index.js';
import { DeleteRole } from './delete-role.js';

const ACTOR = sampleActor(1, 'users:*');

describe('DeleteRole', () => {
  let identity: InMemoryIdentity;
  let deleteRole: DeleteRole;
  let roleId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    deleteRole = new DeleteRole(identity.unitOfWork, identity.roles, identity.roleSignals, identity.outbox);
    roleId = await identity.roles.add(sampleRole({ permissions: ['users:view'] }));
  });

  it('deletes a role that nobody has', async () => {
    await deleteRole.execute(ACTOR, roleId);
    expect(await identity.roles.findForUpdate(roleId)).toBeNull();
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
    await expect(deleteRole.execute(ACTOR, roleId)).rejects.toThrow(NotFoundError);
  });

  it('deletes only a version that is expected, after the rights are checked', async () => {
    await expect(deleteRole.execute(ACTOR, roleId, [2])).rejects.toThrow(StaleVersionError);
    await expect(deleteRole.execute(sampleActor(1), roleId, [2])).rejects.toThrow(ForbiddenError);
    expect(await identity.roles.findForUpdate(roleId)).not.toBeNull();
    await deleteRole.execute(ACTOR, roleId, [1]);
    expect(await identity.roles.findForUpdate(roleId)).toBeNull();
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

  it('tells who deleted which role, and nobody of a refusal', async () => {
    const name = (await identity.roles.findForUpdate(roleId))?.name;
    await expect(deleteRole.execute(sampleActor(1, 'roles:delete'), roleId)).rejects.toThrow(ForbiddenError);
    expect(identity.outbox.events).toEqual([]);
    await deleteRole.execute(ACTOR, roleId);
    expect(identity.outbox.events).toEqual([{ type: 'role.deleted', actorId: 1, subject: { type: 'role', id: roleId }, data: { name } }]);
  });

  it('deletes and tells nothing when a handler of the signal objects', async () => {
    identity.roleSignals.beforeDelete.handle(() => {
      throw new ForbiddenError('Keep it');
    });
    await expect(deleteRole.execute(ACTOR, roleId)).rejects.toThrow('Keep it');
    expect(await identity.roles.findForUpdate(roleId)).not.toBeNull();
    expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
