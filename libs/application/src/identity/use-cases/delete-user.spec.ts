import { LastSuperAdminError } from '@halolight/domain/identity';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleSession } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { DeleteUser } from './delete-user.js';

const DELETER = sampleActor(-1, 'users:delete');
const SUPER_ADMIN = sampleActor(-1, '*');

describe('DeleteUser', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const remove = (actor: Actor, userId: number, expectedVersions?: readonly number[]) =>
    new DeleteUser(identity.unitOfWork, identity.users, identity.sessions, new AdministratorGuard(identity.users), identity.clock, identity.userSignals, identity.outbox).execute(
      actor,
      userId,
      expectedVersions,
    );
  const addSession = (userId: number) => identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() }));

  it('hides the account and ends its sessions, and only those', async () => {
    const userId = await identity.addUser();
    const session = await addSession(userId);
    const strangers = await addSession(await identity.addUser());
    await remove(DELETER, userId);
    expect(await identity.users.findForUpdate(userId)).toBeNull();
    expect(identity.sessions.reasons).toEqual(new Map([[session, 'account-closed']]));
    expect(identity.store.sessions.get(session)?.revokedAt).toEqual(identity.clock.now());
    expect(identity.store.sessions.get(strangers)?.revokedAt).toBeNull();
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('does not know an account that is unknown or was deleted before', async () => {
    const userId = await identity.addUser();
    await remove(DELETER, userId);
    await expect(remove(DELETER, userId)).rejects.toThrow(NotFoundError);
    await expect(remove(DELETER, -5)).rejects.toThrow(NotFoundError);
  });

  it('deletes only a version that is expected, after the rights are checked', async () => {
    const userId = await identity.addUser();
    await expect(remove(DELETER, userId, [2])).rejects.toThrow(StaleVersionError);
    await expect(remove(sampleActor(-1), userId, [2])).rejects.toThrow(ForbiddenError);
    expect(await identity.users.findForUpdate(userId)).not.toBeNull();
    await remove(DELETER, userId, [1]);
    expect(await identity.users.findForUpdate(userId)).toBeNull();
  });

  it('stops who may not, and changes nothing', async () => {
    const user = await identity.addUser();
    const admin = await identity.addUser(['admin']);
    const session = await addSession(user);
    await expect(remove(sampleActor(-1, 'users:update'), user)).rejects.toThrow(ForbiddenError);
    await expect(remove(sampleActor(user, '*'), user)).rejects.toThrow(ForbiddenError);
    await expect(remove(DELETER, admin)).rejects.toThrow(ForbiddenError);
    expect(await identity.users.findForUpdate(user)).not.toBeNull();
    expect(identity.store.sessions.get(session)?.revokedAt).toBeNull();
  });

  it('keeps the last active super administrator with their sessions', async () => {
    const userId = await identity.addUser(['super_admin']);
    const session = await addSession(userId);
    await expect(remove(SUPER_ADMIN, userId)).rejects.toThrow(LastSuperAdminError);
    expect(await identity.users.findForUpdate(userId)).not.toBeNull();
    expect(identity.store.sessions.get(session)?.revokedAt).toBeNull();
    await identity.addUser(['super_admin']);
    await remove(SUPER_ADMIN, userId);
    expect(await identity.users.findForUpdate(userId)).toBeNull();
  });

  it('tells who deleted which account, and nobody of a refusal', async () => {
    const userId = await identity.addUser();
    await expect(remove(sampleActor(-1, 'users:update'), userId)).rejects.toThrow(ForbiddenError);
    expect(identity.outbox.events).toEqual([]);
    await remove(DELETER, userId);
    expect(identity.outbox.events).toEqual([{ type: 'user.deleted', actorId: -1, subject: { type: 'user', id: userId } }]);
  });

  it('deletes and tells nothing when a handler of the signal objects', async () => {
    const userId = await identity.addUser();
    const session = await addSession(userId);
    identity.userSignals.beforeDelete.handle(() => {
      throw new ForbiddenError('Has unpaid orders');
    });
    await expect(remove(DELETER, userId)).rejects.toThrow('Has unpaid orders');
    expect(await identity.users.findForUpdate(userId)).not.toBeNull();
    expect(identity.store.sessions.get(session)?.revokedAt).toBeNull();
    expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
