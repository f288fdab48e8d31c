import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { RemoveGroupMember } from './remove-group-member.js';

const ACTOR = sampleActor(-1, 'groups:assign', 'users:*');

describe('RemoveGroupMember', () => {
  let identity: InMemoryIdentity;
  let groupId: number;
  let member: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view'] }));
    member = await identity.addUser(['user']);
    await identity.groups.addMembers(groupId, [member]);
  });

  const remove = (userId: number, actor: Actor = ACTOR, id = groupId) =>
    new RemoveGroupMember(identity.unitOfWork, identity.groups, identity.groupSignals, identity.outbox).execute({ actor, groupId: id, userId });
  const count = async () => (await identity.groupDirectory.byId(groupId))?.memberCount;

  it('takes an account out of the group and tells of it', async () => {
    await remove(member);
    expect(await count()).toBe(0);
    expect(identity.outbox.events).toEqual([
      { type: 'group.member_removed', actorId: -1, subject: { type: 'group', id: groupId }, data: { userId: member } },
    ]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('does not find who is no member, unknown or deleted, nor an unknown group', async () => {
    await expect(remove(await identity.addUser())).rejects.toThrow(NotFoundError);
    await expect(remove(-7)).rejects.toThrow(NotFoundError);
    await expect(remove(member, ACTOR, -5)).rejects.toThrow(NotFoundError);
    await identity.users.remove(member);
    await expect(remove(member)).rejects.toThrow(NotFoundError);
    expect(identity.outbox.events).toEqual([]);
  });

  it('stops who does not hold what the group grants, and whoever removes another administrator', async () => {
    const administrator = await identity.addUser(['admin']);
    await identity.groups.addMembers(groupId, [administrator]);
    await expect(remove(member, sampleActor(-1, 'groups:assign'))).rejects.toThrow(ForbiddenError);
    await expect(remove(member, sampleActor(-1, 'users:*'))).rejects.toThrow(ForbiddenError);
    await expect(remove(administrator)).rejects.toThrow(ForbiddenError);
    expect(await count()).toBe(2);
    await remove(administrator, sampleActor(-1, '*'));
    expect(await count()).toBe(1);
  });

  it('keeps a member whom a handler of the signal wants to keep', async () => {
    identity.groupSignals.beforeLeave.handle(({ userIds }) => {
      throw new ForbiddenError(`Nobody goes: ${userIds.join()}`);
    });
    await expect(remove(member)).rejects.toThrow(`Nobody goes: ${member}`);
    expect([await count(), identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([1, [], ['undone']]);
  });
});
