import { resetExpiry } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import {
  FakePasswordHasher,
  InMemoryIdentity,
  InMemorySignInThrottle,
  ListedCommonPasswords,
  RecordingSecurityEvents,
  sampleSession,
  uniqueHash,
} from '../testing/index.js';
import { ChangePassword } from './change-password.js';
import { PasswordKeeper } from './password-keeper.js';

const CURRENT = 'correct horse';
const NEW = 'battery staple';

describe('ChangePassword', () => {
  let identity: InMemoryIdentity;
  let hasher: FakePasswordHasher;
  let events: RecordingSecurityEvents;
  let throttle: InMemorySignInThrottle;
  let userId: number;
  let sessionId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    hasher = new FakePasswordHasher();
    events = new RecordingSecurityEvents();
    throttle = new InMemorySignInThrottle(identity.clock);
    userId = await identity.addUser([], { username: 'countess', passwordHash: await hasher.hash(CURRENT), mustChangePassword: true });
    sessionId = await addSession(userId);
  });

  const addSession = (owner: number) => identity.sessions.add(sampleSession(owner, { startedAt: identity.clock.now() }));
  const change = (currentPassword: string, newPassword: string, passwords = hasher) =>
    new ChangePassword(
      identity.unitOfWork,
      identity.users,
      identity.userDirectory,
      identity.sessions,
      identity.passwordResets,
      passwords,
      new PasswordKeeper(passwords, new ListedCommonPasswords(['password1'])),
      events,
      identity.clock,
      throttle,
    ).execute({ actor: { ...sampleActor(userId), sessionId }, currentPassword, newPassword });
  const isPassword = async (password: string) =>
    (await hasher.verify(password, (await identity.users.credentialsOf(userId))?.passwordHash ?? null)).matches;

  it('replaces the password, which then need not be changed', async () => {
    await change(CURRENT, NEW);
    expect(await isPassword(NEW)).toBe(true);
    expect(await isPassword(CURRENT)).toBe(false);
    expect((await identity.users.findForUpdate(userId))?.mustChangePassword).toBe(false);
    expect(events.events).toEqual([{ type: 'password.changed', userId }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('ends the other sessions of the user, not the one it is asked from, nor those of anyone else', async () => {
    const other = await addSession(userId);
    await addSession(await identity.addUser());
    await change(CURRENT, NEW);
    expect(identity.sessions.reasons).toEqual(new Map([[other, 'password-changed']]));
    expect(identity.store.sessions.get(other)?.revokedAt).toEqual(identity.clock.now());
  });

  it('voids the reset that was asked for before, and none when it is refused', async () => {
    const [requestedAt, tokenHash] = [identity.clock.now(), uniqueHash()];
    await identity.passwordResets.open({ userId, tokenHash, requestedAt, expiresAt: resetExpiry(requestedAt) });
    await expect(change('wrong horse', NEW)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await identity.passwordResets.ownerOf(tokenHash, requestedAt)).toBe(userId);
    await change(CURRENT, NEW);
    expect(await identity.passwordResets.ownerOf(tokenHash, requestedAt)).toBeNull();
  });

  it.each([
    ['currentPassword', 'wrong horse', NEW],
    ['currentPassword', '', NEW],
    ['currentPassword', 'wrong horse', 'wrong horse'],
    ['newPassword', CURRENT, CURRENT],
    ['newPassword', CURRENT, 'short'],
    ['newPassword', CURRENT, 'password1'],
    ['newPassword', CURRENT, 'xx-countess-xx'],
  ])('refuses a wrong %s ("%s" to "%s"), and changes nothing', async (field, current, wanted) => {
    const other = await addSession(userId);
    await expect(change(current, wanted)).rejects.toMatchObject({ kind: 'invalid', faults: [{ field }] });
    expect(await isPassword(CURRENT)).toBe(true);
    expect(identity.store.sessions.get(other)?.revokedAt).toBeNull();
    expect(events.events).toEqual([]);
  });

  it('does not know a deleted account', async () => {
    await identity.users.remove(userId);
    await expect(change(CURRENT, NEW)).rejects.toThrow(NotFoundError);
  });

  describe('when something happens after the current password was found right,', () => {
    const changeWhile = (happen: () => Promise<unknown>) => {
      class InterruptedHasher extends FakePasswordHasher {
        override async hash(password: string) {
          await happen();
          return super.hash(password);
        }
      }
      return change(CURRENT, 'the slower one', new InterruptedHasher());
    };

    it('refuses the second of two changes made at once, and keeps the first', async () => {
      const refused = await changeWhile(() => change(CURRENT, NEW)).catch((error: unknown) => error);
      expect(refused).toMatchObject({ kind: 'invalid', faults: [{ field: 'currentPassword' }] });
      expect(await isPassword(NEW)).toBe(true);
      expect(events.events).toEqual([{ type: 'password.changed', userId }]);
      expect(identity.unitOfWork.outcomes).toEqual(['kept', 'undone']);
    });

    it('changes nothing of an account that is deleted meanwhile', async () => {
      const other = await addSession(userId);
      await expect(changeWhile(() => identity.users.remove(userId))).rejects.toMatchObject({ faults: [{ field: 'currentPassword' }] });
      expect(identity.store.sessions.get(other)?.revokedAt).toBeNull();
      expect(events.events).toEqual([]);
    });
  });

  it('gives no more guesses at the current password than a sign-in does', async () => {
    for (let guess = 0; guess < 10; guess += 1) await expect(change(`guess ${guess}`, NEW)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(change(CURRENT, NEW)).rejects.toMatchObject({ kind: 'rate-limited' });
    await expect(throttle.attempt({ subject: { userId }, ip: null }, async () => true)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(await isPassword(CURRENT)).toBe(true);
  });
});
