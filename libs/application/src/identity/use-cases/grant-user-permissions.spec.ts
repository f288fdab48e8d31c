import { ForbiddenError, InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity } from '../testing/index.js';
import { GrantUserPermissions } from './grant-user-permissions.js';
import { PermissionFinder } from './permission-finder.js';

const ACTOR = sampleActor(-1, 'users:*');
const SUPER_ADMIN = sampleActor(-1, '*');

describe('GrantUserPermissions', () => {
  let identity: InMemoryIdentity;
  let userId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    userId = await identity.addUser(['user']);
  });

  const grant = (permissions: string[], actor: Actor = ACTOR, id = userId) => {
    const { unitOfWork, users, grants, outbox } = identity;
    const useCase = new GrantUserPermissions(unitOfWork, users, grants, new PermissionFinder(identity.permissions), identity.userSignals, outbox);
    return useCase.execute({ actor, userId: id, permissions });
  };
  const granted = (id = userId) => identity.grantDirectory.ofUser(id);

  it('grants without aliases, beside what was granted, and tells what is new', async () => {
    await grant(['users:read']);
    await grant(['users:edit', 'users:view']);
    expect(await granted()).toEqual(['users:update', 'users:view']);
    const subject = { type: 'user', id: userId };
    expect(identity.outbox.events).toEqual([
      { type: 'user.permissions_granted', actorId: -1, subject, data: { permissions: ['users:view'] } },
      { type: 'user.permissions_granted', actorId: -1, subject, data: { permissions: ['users:update'] } },
    ]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'kept']);
  });

  it('tells nothing where nothing is new', async () => {
    await grant(['users:view']);
    await grant(['users:view']);
    expect(identity.outbox.events).toHaveLength(1);
  });

  it('refuses what does not exist, and accounts that are unknown or deleted', async () => {
    await expect(grant(['can_view_stats'])).rejects.toThrow(InvalidInputError);
    await expect(grant(['users:view'], ACTOR, -5)).rejects.toThrow(NotFoundError);
    await identity.users.remove(userId);
    await expect(grant(['users:view'])).rejects.toThrow(NotFoundError);
  });

  it('stops who grants beyond their own rights, to themselves, or to another administrator', async () => {
    const administrator = await identity.addUser(['admin']);
    await expect(grant(['users:view', 'roles:view'])).rejects.toThrow(ForbiddenError);
    await expect(grant(['users:view'], sampleActor(userId, 'users:*'))).rejects.toThrow(ForbiddenError);
    await expect(grant(['users:view'], ACTOR, administrator)).rejects.toThrow(ForbiddenError);
    expect([await granted(), await granted(administrator)]).toEqual([[], []]);
    expect(identity.outbox.events).toEqual([]);
    await grant(['roles:view'], SUPER_ADMIN, administrator);
    expect(await granted(administrator)).toEqual(['roles:view']);
  });

  it('grants what the handlers of the signal leave, and nothing when one objects', async () => {
    identity.userSignals.beforeGrant.handle(({ user, permissions }) => ({ user, permissions: permissions.filter((name) => name !== 'users:delete') }));
    await grant(['users:delete', 'users:view']);
    expect(await granted()).toEqual(['users:view']);
    identity.userSignals.beforeGrant.handle(({ user }) => {
      throw new ForbiddenError(`${user.username} has enough`);
    });
    await expect(grant(['users:update'])).rejects.toThrow('has enough');
    expect([await granted(), identity.unitOfWork.outcomes]).toEqual([['users:view'], ['kept', 'undone']]);
  });
});
