import { ConflictError, ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { DeleteGroup } from './delete-group.js';

const ACTOR = sampleActor(1, 'groups:delete', 'users:*');

describe('DeleteGroup', () => {
  let identity: InMemoryIdentity;
  let deleteGroup: DeleteGroup;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    deleteGroup = new DeleteGroup(identity.unitOfWork, identity.groups, identity.groupSignals, identity.outbox);
  });

  const add = (...permissions: string[]) => identity.groups.add(sampleGroup({ name: 'Auditors', permissions }));
  const exists = (groupId: number) => identity.store.groups.has(groupId);

  it('deletes a group, keeps its members, and tells of it', async () => {
    const id = await add('users:view');
    const member = await identity.addUser(['user']);
    await identity.groups.addMembers(id, [member]);
    await deleteGroup.execute(ACTOR, id);
    expect(exists(id)).toBe(false);
    expect(await identity.userDirectory.byId(member)).toMatchObject({ groups: [] });
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
    expect(identity.outbox.events).toEqual([
      { type: 'group.deleted', actorId: 1, subject: { type: 'group', id }, data: { name: 'Auditors' } },
    ]);
    await expect(deleteGroup.execute(ACTOR, id)).rejects.toThrow(NotFoundError);
  });

  it('keeps a group that grants what the actor does not hold', async () => {
    const id = await add('roles:view');
    await expect(deleteGroup.execute(ACTOR, id)).rejects.toThrow(ForbiddenError);
    expect(exists(id)).toBe(true);
    expect(identity.outbox.events).toEqual([]);
  });

  it('keeps a group that grants something to another administrator, unless a super administrator deletes it', async () => {
    const id = await add('users:view');
    await identity.groups.addMembers(id, [await identity.addUser(['admin'])]);
    await expect(deleteGroup.execute(ACTOR, id)).rejects.toThrow(ForbiddenError);
    await deleteGroup.execute(sampleActor(1, '*'), id);
    expect(exists(id)).toBe(false);
  });

  it('deletes only the version that is expected', async () => {
    const id = await add();
    await expect(deleteGroup.execute(ACTOR, id, [2])).rejects.toThrow(StaleVersionError);
    await deleteGroup.execute(ACTOR, id, [1]);
    expect(exists(id)).toBe(false);
  });

  it('is prevented by who objects before', async () => {
    const id = await add();
    identity.groupSignals.beforeDelete.handle(() => {
      throw new ConflictError('Still needed');
    });
    await expect(deleteGroup.execute(ACTOR, id)).rejects.toThrow('Still needed');
    expect(exists(id)).toBe(true);
  });
});
