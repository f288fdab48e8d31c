import { ForbiddenError, InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor, samplePageRequest } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { AddGroupMembers } from './add-group-members.js';

const ACTOR = sampleActor(-1, 'groups:assign', 'users:*');

describe('AddGroupMembers', () => {
  let identity: InMemoryIdentity;
  let groupId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view'] }));
  });

  const addMembers = (userIds: number[], actor: Actor = ACTOR, id = groupId) =>
    new AddGroupMembers(identity.unitOfWork, identity.groups, identity.groupSignals, identity.outbox).execute({ actor, groupId: id, userIds });
  const memberIds = async () => {
    const { items } = await identity.groupDirectory.members(groupId, samplePageRequest({ sort: 'id' }));
    return items.map(({ id }) => id);
  };

  it('takes accounts into the group, each once, and tells who is new', async () => {
    const [a, b] = [await identity.addUser(['user']), await identity.addUser([], { status: 'SUSPENDED' })];
    await addMembers([a]);
    await addMembers([b, a, b]);
    expect(await memberIds()).toEqual([a, b]);
    const subject = { type: 'group', id: groupId };
    expect(identity.outbox.events).toEqual([
      { type: 'group.members_added', actorId: -1, subject, data: { userIds: [a] } },
      { type: 'group.members_added', actorId: -1, subject, data: { userIds: [b] } },
    ]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept']);
  });

  it('tells nothing where nobody is new', async () => {
    const member = await identity.addUser();
    await identity.groups.addMembers(groupId, [member]);
    await addMembers([member]);
    expect(identity.outbox.events).toEqual([]);
  });

  it('names the accounts that are unknown or deleted, and takes none of all', async () => {
    const [user, deleted] = [await identity.addUser(), await identity.addUser()];
    await identity.users.remove(deleted);
    const refused = addMembers([user, -7, deleted]);
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'userIds', message: `No such user: -7, ${deleted}` }] });
    expect(await memberIds()).toEqual([]);
  });

  it('does not know a group that is not there', async () => {
    await expect(addMembers([await identity.addUser()], ACTOR, -5)).rejects.toThrow(NotFoundError);
  });

  it('stops who would raise rights beyond their own, those of themselves included', async () => {
    const user = await identity.addUser();
    await expect(addMembers([user], sampleActor(-1, 'groups:assign'))).rejects.toThrow(ForbiddenError);
    await expect(addMembers([user], sampleActor(user, 'groups:assign'))).rejects.toThrow(ForbiddenError);
    await expect(addMembers([user], sampleActor(-1, 'groups:update', 'users:*'))).rejects.toThrow(ForbiddenError);
    await expect(addMembers([await identity.addUser(['admin'])])).rejects.toThrow(ForbiddenError);
    expect(await memberIds()).toEqual([]);
    expect(identity.outbox.events).toEqual([]);
  });

  it('takes in whom the handlers of the signal leave, and nobody when one objects', async () => {
    const [a, b] = [await identity.addUser(), await identity.addUser()];
    identity.groupSignals.beforeJoin.handle(({ group, userIds }) => ({ group, userIds: userIds.filter((id) => id !== a) }));
    await addMembers([a, b]);
    expect(await memberIds()).toEqual([b]);
    identity.groupSignals.beforeJoin.handle(({ group }) => {
      throw new ForbiddenError(`${group.name} is full`);
    });
    await expect(addMembers([await identity.addUser()])).rejects.toThrow('is full');
    expect([await memberIds(), identity.unitOfWork.outcomes]).toEqual([[b], ['kept', 'undone']]);
  });
});
