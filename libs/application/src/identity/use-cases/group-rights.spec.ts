import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleGroup } from '../testing/index.js';
import { GroupRights } from './group-rights.js';

const ACTOR = sampleActor(-1, 'groups:assign', 'users:*');
const NOBODY = sampleActor(-1);

describe('GroupRights', () => {
  let identity: InMemoryIdentity;
  let rights: GroupRights;
  let groupId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    rights = new GroupRights(identity.groups, identity.groupSignals, identity.outbox);
    groupId = await identity.groups.add(sampleGroup({ permissions: ['users:view', 'users:update'] }));
  });

  const find = async () => {
    const group = await identity.groups.findForUpdate(groupId);
    if (!group) throw new Error('No group');
    return group;
  };
  const assertMayChange = async (actor: Actor, ...permissions: string[]) => rights.assertMayChange(actor, await find(), permissions);
  const change = async (...permissions: string[]) => rights.change(ACTOR, await find(), permissions);

  it('lets everybody repeat what the group grants, in any order', async () => {
    await identity.groups.addMembers(groupId, [await identity.addUser(['admin'])]);
    await assertMayChange(NOBODY, 'users:view', 'users:update');
    await assertMayChange(NOBODY, 'users:update', 'users:view');
  });

  it.each([[[]], [['users:view']], [['users:view', 'users:delete']], [['users:view', 'users:update', 'users:delete']]])(
    'takes %j for a change, which not everybody may make',
    async (permissions) => {
      await expect(assertMayChange(NOBODY, ...permissions)).rejects.toThrow(ForbiddenError);
      await assertMayChange(ACTOR, ...permissions);
    },
  );

  it('asks whether an administrator is in the group', async () => {
    await identity.groups.addMembers(groupId, [await identity.addUser(['user'])]);
    await assertMayChange(ACTOR, 'users:view');
    const administrator = await identity.addUser(['admin']);
    await identity.groups.addMembers(groupId, [administrator]);
    await expect(assertMayChange(ACTOR, 'users:view')).rejects.toThrow(ForbiddenError);
    await assertMayChange({ ...ACTOR, userId: administrator }, 'users:view');
    await identity.groups.addMembers(groupId, [await identity.addUser(['super_admin'])]);
    await expect(assertMayChange({ ...ACTOR, userId: administrator }, 'users:view')).rejects.toThrow(ForbiddenError);
  });

  it('stores a change and tells of it', async () => {
    await change('users:view', 'users:delete');
    expect(await find()).toMatchObject({ permissions: ['users:delete', 'users:view'], version: 2 });
    expect(identity.outbox.events).toEqual([
      {
        type: 'group.permissions_changed',
        actorId: -1,
        subject: { type: 'group', id: groupId },
        data: { from: ['users:update', 'users:view'], to: ['users:view', 'users:delete'] },
      },
    ]);
  });

  it('does nothing where nothing changes', async () => {
    await change('users:view', 'users:update');
    expect(await find()).toMatchObject({ version: 1 });
    expect(identity.outbox.events).toEqual([]);
  });
});
