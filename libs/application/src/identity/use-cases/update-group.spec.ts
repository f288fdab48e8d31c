import { NameTakenError } from '@halolight/domain/identity';
import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError, type ExpectedVersions } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { GroupRights } from './group-rights.js';
import { PermissionFinder } from './permission-finder.js';
import { UpdateGroup, type UpdateGroupCommand } from './update-group.js';

const ACTOR = sampleActor(1, 'groups:*', 'users:*');

describe('UpdateGroup', () => {
  let identity: InMemoryIdentity;
  let groupId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    groupId = await identity.groups.add(sampleGroup({ description: 'They look', permissions: ['users:view'] }));
  });

  const update = (actor: Actor, id: number, changes: UpdateGroupCommand['changes'], expectedVersions?: ExpectedVersions) => {
    const { unitOfWork, groups, permissions, groupSignals, outbox } = identity;
    const rights = new GroupRights(groups, groupSignals, outbox);
    const updateGroup = new UpdateGroup(unitOfWork, groups, new PermissionFinder(permissions), rights, groupSignals, outbox);
    return updateGroup.execute({ actor, groupId: id, changes, expectedVersions });
  };
  const find = () => identity.groups.findForUpdate(groupId);
  const types = () => identity.outbox.events.map(({ type }) => type);

  it('changes what is given and nothing else, and tells of it', async () => {
    const before = await find();
    await update(ACTOR, groupId, { name: 'New name', description: undefined, permissions: undefined });
    expect(await find()).toEqual({ ...before, name: 'New name', version: 2 });
    await update(ACTOR, groupId, { description: null });
    expect(await find()).toEqual({ ...before, name: 'New name', description: null, version: 3 });
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept']);
    expect(identity.outbox.events[0]).toEqual({
      type: 'group.updated',
      actorId: 1,
      subject: { type: 'group', id: groupId },
      data: { name: 'New name' },
    });
    expect(types()).toEqual(['group.updated', 'group.updated']);
  });

  it('changes what the group grants, without aliases, and tells of that as well', async () => {
    await update(ACTOR, groupId, { permissions: ['users:edit', 'users:delete'] });
    expect((await find())?.permissions).toEqual(['users:delete', 'users:update']);
    expect(types()).toEqual(['group.updated', 'group.permissions_changed']);
    await update(ACTOR, groupId, { permissions: [] });
    expect((await find())?.permissions).toEqual([]);
  });

  it('lets who may not assign change everything else', async () => {
    const editor = sampleActor(1, 'groups:update', 'users:*');
    await update(editor, groupId, { name: 'New name', permissions: ['users:read'] });
    expect(await find()).toMatchObject({ name: 'New name', permissions: ['users:view'] });
    await expect(update(editor, groupId, { permissions: [] })).rejects.toThrow(ForbiddenError);
  });

  it('refuses unknown groups, unknown permissions and a name that exists', async () => {
    const { name } = sampleGroup();
    await identity.groups.add(sampleGroup({ name }));
    await expect(update(ACTOR, -5, {})).rejects.toThrow(NotFoundError);
    await expect(update(ACTOR, groupId, { permissions: ['users:nil'] })).rejects.toThrow(InvalidInputError);
    await expect(update(ACTOR, groupId, { name })).rejects.toThrow(NameTakenError);
  });

  it('refuses what goes beyond its actor, and changes nothing of all', async () => {
    const before = await find();
    await expect(update(ACTOR, groupId, { name: 'New name', permissions: ['roles:view'] })).rejects.toThrow(ForbiddenError);
    expect(await find()).toEqual(before);
    expect(types()).toEqual([]);
  });

  it('changes only the version that is expected; who may not change it is told so first', async () => {
    await update(ACTOR, groupId, { name: 'Second' }, [1]);
    await expect(update(ACTOR, groupId, { name: 'Third' }, [1])).rejects.toThrow(StaleVersionError);
    await expect(update(ACTOR, groupId, { permissions: ['*'] }, [1])).rejects.toThrow(ForbiddenError);
    expect(await find()).toMatchObject({ name: 'Second', version: 2 });
  });

  it('passes by whoever wants to change or prevent it', async () => {
    identity.groupSignals.beforeUpdate.handle((group) => ({ ...group, description: `Of ${group.name}` }));
    await update(ACTOR, groupId, { name: 'New name' });
    expect(await find()).toMatchObject({ description: 'Of New name' });
  });

  it('grants what they make of it', async () => {
    identity.groupSignals.beforeUpdate.handle((group) => ({ ...group, permissions: [...group.permissions, 'users:view'] }));
    await update(ACTOR, groupId, { permissions: ['users:update'] });
    expect((await find())?.permissions).toEqual(['users:update', 'users:view']);
  });
});
