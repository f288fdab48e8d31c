import { ForbiddenError, InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { GroupRights } from './group-rights.js';
import { RevokeGroupPermission } from './revoke-group-permission.js';

const ACTOR = sampleActor(1, 'groups:assign', 'users:*');

describe('RevokeGroupPermission', () => {
  let identity: InMemoryIdentity;
  let groupId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view', 'users:update'] }));
  });

  const revoke = (permission: string, actor: Actor = ACTOR, id = groupId) => {
    const { unitOfWork, groups, outbox } = identity;
    const useCase = new RevokeGroupPermission(unitOfWork, groups, new GroupRights(groups, identity.groupSignals, outbox));
    return useCase.execute({ actor, groupId: id, permission });
  };
  const granted = async () => (await identity.groups.findForUpdate(groupId))?.permissions;

  it('takes one permission from the group, by an alias as well, and tells of it', async () => {
    await revoke('users:read');
    expect(await granted()).toEqual(['users:update']);
    expect(identity.outbox.events).toEqual([
      {
        type: 'group.permissions_changed',
        actorId: 1,
        subject: { type: 'group', id: groupId },
        data: { from: ['users:update', 'users:view'], to: ['users:update'] },
      },
    ]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('does not find what the group does not grant by name, nor an unknown group', async () => {
    await expect(revoke('users:delete')).rejects.toThrow(NotFoundError);
    await expect(revoke('users:*')).rejects.toThrow(NotFoundError);
    await expect(revoke('users:view', ACTOR, -5)).rejects.toThrow(NotFoundError);
  });

  it('names the field of what is no permission', async () => {
    const refused = revoke('users');
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'name' }] });
  });

  it('stops who does not hold all that the group grants', async () => {
    await expect(revoke('users:view', sampleActor(1, 'groups:assign', 'users:view'))).rejects.toThrow(ForbiddenError);
    await expect(revoke('users:view', sampleActor(1, 'users:*'))).rejects.toThrow(ForbiddenError);
    expect(await granted()).toEqual(['users:update', 'users:view']);
  });
});
