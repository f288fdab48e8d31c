import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError, type ExpectedVersions } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { GroupRights } from './group-rights.js';
import { PermissionFinder } from './permission-finder.js';
import { SetGroupPermissions } from './set-group-permissions.js';

const ACTOR = sampleActor(1, 'groups:assign', 'users:*', 'dashboard:view');

describe('SetGroupPermissions', () => {
  let identity: InMemoryIdentity;
  let groupId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view'] }));
  });

  const set = (how: 'replace' | 'add', permissions: string[], actor: Actor = ACTOR, id = groupId, expectedVersions?: ExpectedVersions) => {
    const { unitOfWork, groups, outbox } = identity;
    const setPermissions = new SetGroupPermissions(unitOfWork, groups, new PermissionFinder(identity.permissions), new GroupRights(groups, identity.groupSignals, outbox));
    return setPermissions.execute({ actor, groupId: id, permissions, how, expectedVersions });
  };
  const granted = async () => (await identity.groups.findForUpdate(groupId))?.permissions;
  const types = () => identity.outbox.events.map(({ type }) => type);

  it('replaces what the group grants, without aliases, and tells of it', async () => {
    await set('replace', ['users:edit', 'dashboard:read', 'users:update']);
    expect(await granted()).toEqual(['dashboard:view', 'users:update']);
    await set('replace', []);
    expect(await granted()).toEqual([]);
    expect(types()).toEqual(['group.permissions_changed', 'group.permissions_changed']);
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept']);
  });

  it('adds to what the group grants', async () => {
    await set('add', ['users:edit', 'users:read']);
    expect(await granted()).toEqual(['users:update', 'users:view']);
    await set('add', []);
    expect(await granted()).toEqual(['users:update', 'users:view']);
    expect(types()).toEqual(['group.permissions_changed']);
  });

  it.each(['replace', 'add'] as const)('does not %s beyond its actor, nor in an unknown group, nor what does not exist', async (how) => {
    await expect(set(how, ['roles:view'])).rejects.toThrow(ForbiddenError);
    await expect(set(how, ['users:view', 'users:update'], sampleActor(1, 'groups:update', 'users:*'))).rejects.toThrow(ForbiddenError);
    await expect(set(how, ['users:view'], ACTOR, -5)).rejects.toThrow(NotFoundError);
    await expect(set(how, ['users:nil'])).rejects.toThrow(InvalidInputError);
    expect(await granted()).toEqual(['users:view']);
    expect(types()).toEqual([]);
  });

  it('changes only the version that is expected', async () => {
    await expect(set('add', ['users:update'], ACTOR, groupId, [7])).rejects.toThrow(StaleVersionError);
    expect(await granted()).toEqual(['users:view']);
    await set('add', ['users:update'], ACTOR, groupId, [7, 1]);
    expect(await granted()).toEqual(['users:update', 'users:view']);
  });

  it('grants what the handlers of the signal make of it, and nothing when one objects', async () => {
    identity.groupSignals.beforeUpdate.handle((group) => ({ ...group, permissions: group.permissions.filter((name) => name !== 'users:delete') }));
    await set('add', ['users:delete', 'users:update']);
    expect(await granted()).toEqual(['users:update', 'users:view']);
    identity.groupSignals.beforeUpdate.handle(() => {
      throw new ForbiddenError('Leave it');
    });
    await expect(set('replace', [])).rejects.toThrow('Leave it');
    expect([await granted(), identity.unitOfWork.outcomes]).toEqual([['users:update', 'users:view'], ['kept', 'undone']]);
  });
});
