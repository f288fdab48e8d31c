import { NameTakenError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { CreateGroup } from './create-group.js';
import { PermissionFinder } from './permission-finder.js';

const ACTOR = sampleActor(1, 'groups:*', 'users:*');

describe('CreateGroup', () => {
  let identity: InMemoryIdentity;
  let createGroup: CreateGroup;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    const { unitOfWork, groups, permissions, groupSignals, outbox } = identity;
    createGroup = new CreateGroup(unitOfWork, groups, new PermissionFinder(permissions), groupSignals, outbox);
  });

  it('makes a group of what its maker holds, without aliases, and tells of it', async () => {
    const group = sampleGroup({ description: 'They read', permissions: ['users:read', 'users:view'] });
    const id = await createGroup.execute({ actor: ACTOR, ...group });
    expect(await identity.groupDirectory.byId(id)).toMatchObject({ ...group, id, permissions: ['users:view'], memberCount: 0 });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
    expect(identity.outbox.events).toEqual([
      { type: 'group.created', actorId: 1, subject: { type: 'group', id }, data: { name: group.name, permissions: ['users:view'] } },
    ]);
  });

  it('refuses permissions beyond its maker, unknown ones, and a name that exists', async () => {
    const { name } = sampleGroup();
    await identity.groups.add(sampleGroup({ name }));
    const create = (given: Partial<ReturnType<typeof sampleGroup>>) => createGroup.execute({ actor: ACTOR, ...sampleGroup(given) });
    await expect(create({ permissions: ['roles:view'] })).rejects.toThrow(ForbiddenError);
    await expect(create({ permissions: ['can_view_stats'] })).rejects.toThrow(InvalidInputError);
    await expect(create({ name })).rejects.toThrow(NameTakenError);
    expect(identity.store.groups.size).toBe(1);
    expect(identity.outbox.events).toEqual([]);
  });

  it('lets who may make groups and not assign make one that grants nothing', async () => {
    const actor = sampleActor(1, 'groups:create', 'users:view');
    await createGroup.execute({ actor, ...sampleGroup() });
    await expect(createGroup.execute({ actor, ...sampleGroup({ permissions: ['users:view'] }) })).rejects.toThrow(ForbiddenError);
  });

  it('passes by whoever wants to change or prevent it', async () => {
    identity.groupSignals.beforeCreate.handle((group) => ({ ...group, description: 'Changed' }));
    const id = await createGroup.execute({ actor: ACTOR, ...sampleGroup() });
    expect(await identity.groups.findForUpdate(id)).toMatchObject({ description: 'Changed' });
  });
});
