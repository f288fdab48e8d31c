import { ForbiddenError, InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity } from '../testing/index.js';
import { RevokeUserPermission } from './revoke-user-permission.js';

const ACTOR = sampleActor(-1, 'users:*');

describe('RevokeUserPermission', () => {
  let identity: InMemoryIdentity;
  let userId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    userId = await identity.addUser(['user']);
    await identity.grants.grant(userId, ['users:view', 'users:update']);
  });

  const revoke = (permission: string, actor: Actor = ACTOR, id = userId) => {
    const { unitOfWork, users, grants, outbox } = identity;
    return new RevokeUserPermission(unitOfWork, users, grants, identity.userSignals, outbox).execute({ actor, userId: id, permission });
  };
  const granted = () => identity.grantDirectory.ofUser(userId);

  it('takes one permission from the account, by an alias as well, and tells of it', async () => {
    await revoke('users:read');
    expect(await granted()).toEqual(['users:update']);
    expect(identity.outbox.events).toEqual([
      { type: 'user.permission_revoked', actorId: -1, subject: { type: 'user', id: userId }, data: { permission: 'users:view' } },
    ]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('takes one that is no longer in the catalogue', async () => {
    await identity.grants.grant(userId, ['robots:start']);
    await revoke('robots:start', sampleActor(-1, 'users:*', 'robots:*'));
    expect(await granted()).toEqual(['users:update', 'users:view']);
  });

  it('does not find what was not granted by name, nor accounts that are unknown or deleted', async () => {
    await expect(revoke('users:delete')).rejects.toThrow(NotFoundError);
    await expect(revoke('users:*')).rejects.toThrow(NotFoundError);
    await expect(revoke('users:view', ACTOR, -5)).rejects.toThrow(NotFoundError);
    await identity.users.remove(userId);
    await expect(revoke('users:view')).rejects.toThrow(NotFoundError);
    expect(identity.outbox.events).toEqual([]);
  });

  it('names the field of what is no permission', async () => {
    const refused = revoke('users');
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'name' }] });
  });

  it('stops who takes what they do not hold, from themselves, or from another administrator', async () => {
    await expect(revoke('users:view', sampleActor(-1, 'users:assign'))).rejects.toThrow(ForbiddenError);
    await expect(revoke('users:view', sampleActor(userId, 'users:*'))).rejects.toThrow(ForbiddenError);
    const administrator = await identity.addUser(['admin']);
    await identity.grants.grant(administrator, ['users:view']);
    await expect(revoke('users:view', ACTOR, administrator)).rejects.toThrow(ForbiddenError);
    expect(await granted()).toEqual(['users:update', 'users:view']);
  });

  it('takes nothing when a handler of the signal objects', async () => {
    identity.userSignals.beforeRevoke.handle(({ permissions }) => {
      throw new ForbiddenError(`Keeps ${permissions.join()}`);
    });
    await expect(revoke('users:read')).rejects.toThrow('Keeps users:view');
    expect([await granted(), identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([['users:update', 'users:view'], [], ['undone']]);
  });
});
