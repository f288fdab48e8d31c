import { resetExpiry } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { OPERATOR } from '../../kernel/index.js';
import { FakePasswordGenerator, FakePasswordHasher, InMemoryIdentity, sampleSession, uniqueHash } from '../testing/index.js';
import { RenewPassword } from './renew-password.js';

describe('RenewPassword', () => {
  let identity: InMemoryIdentity;
  let hasher: FakePasswordHasher;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    hasher = new FakePasswordHasher();
  });

  const renew = (userId: number) =>
    new RenewPassword(
      identity.unitOfWork,
      identity.userDirectory,
      identity.users,
      identity.sessions,
      identity.passwordResets,
      hasher,
      new FakePasswordGenerator(),
      identity.clock,
      identity.outbox,
      identity.throttle,
    ).execute(userId);

  it('makes a password that must be changed, good for as long as a first one', async () => {
    const userId = await identity.addUser([], { mustChangePassword: true });
    identity.clock.advance(1);
    const { password } = await renew(userId);
    const credentials = await identity.users.credentialsOf(userId);
    expect(await hasher.verify(password, credentials?.passwordHash ?? null)).toMatchObject({ matches: true });
    expect(credentials?.initialPasswordSetAt).toEqual(identity.clock.now());
    expect(identity.outbox.events).toEqual([{ type: 'password.reset', actorId: OPERATOR.userId, subject: { type: 'user', id: userId } }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('ends every session of the owner and voids their links, and nobody else’s', async () => {
    const [userId, other] = [await identity.addUser(), await identity.addUser()];
    const session = await identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() }));
    await identity.sessions.add(sampleSession(other, { startedAt: identity.clock.now() }));
    const [requestedAt, tokenHash] = [identity.clock.now(), uniqueHash()];
    await identity.passwordResets.open({ userId, tokenHash, requestedAt, expiresAt: resetExpiry(requestedAt) });
    await renew(userId);
    expect(identity.sessions.reasons).toEqual(new Map([[session, 'password-changed']]));
    expect(await identity.passwordResets.ownerOf(tokenHash, requestedAt)).toBeNull();
  });

  it('forgets the failures that closed the account, by whichever name, and nobody else’s', async () => {
    const userId = await identity.addUser([], { email: 'ada@example.org', username: 'countess' });
    const names = [{ login: 'ada@example.org', userId }, { login: 'countess', userId }];
    const nobody = { login: 'nobody', userId: null };
    for (let time = 0; time < 10; time += 1) for (const subject of [...names, nobody]) await identity.throttle.attempt({ subject, ip: null }, async () => null);
    await renew(userId);
    for (const subject of names) expect(await identity.throttle.attempt({ subject, ip: null }, async (account) => account)).toBe('open');
    await expect(identity.throttle.attempt({ subject: nobody, ip: null }, async () => 'in')).rejects.toMatchObject({ kind: 'rate-limited' });
  });

  it.each(['ACTIVE', 'SUSPENDED', 'INACTIVE'] as const)('tells that the account is %s, and leaves it so', async (status) => {
    const userId = await identity.addUser([], { status });
    expect(await renew(userId)).toMatchObject({ status });
    expect(await identity.users.findForUpdate(userId)).toMatchObject({ status });
  });

  it('does not know an account that is deleted while the password is hashed', async () => {
    const userId = await identity.addUser();
    hasher.hash = async () => {
      await identity.users.remove(userId);
      return 'hash';
    };
    await expect(renew(userId)).rejects.toThrow(NotFoundError);
    expect(identity.outbox.events).toEqual([]);
  });

  it('does not know an account that is unknown or deleted', async () => {
    const userId = await identity.addUser();
    await identity.users.remove(userId);
    for (const unknown of [userId, -5]) await expect(renew(unknown)).rejects.toThrow(NotFoundError);
    expect(identity.outbox.events).toEqual([]);
  });
});
