import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  FakePasswordHasher,
  FakeResetTokens,
  InMemoryIdentity,
  ListedCommonPasswords,
  RecordingSecurityEvents,
  sampleSession,
} from '../testing/index.js';
import { PasswordKeeper } from './password-keeper.js';
import { ResetPassword } from './reset-password.js';

const OLD = 'correct horse';
const NEW = 'battery staple';
const MINUTE = 60_000;

describe('ResetPassword', () => {
  let identity: InMemoryIdentity;
  let hasher: FakePasswordHasher;
  let tokens: FakeResetTokens;
  let events: RecordingSecurityEvents;
  let userId: number;
  let token: string;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    hasher = new FakePasswordHasher();
    tokens = new FakeResetTokens();
    events = new RecordingSecurityEvents();
    userId = await identity.addUser([], { username: 'countess', passwordHash: await hasher.hash(OLD), mustChangePassword: true });
    token = await ask();
  });

  const ask = async () => {
    const issued = tokens.issue(tokens.newRequestId());
    const requestedAt = identity.clock.now();
    const expiresAt = new Date(requestedAt.getTime() + 30 * MINUTE);
    await identity.passwordResets.open({ userId, tokenHash: issued.tokenHash, requestedAt, expiresAt });
    return issued.token;
  };
  const addSession = (owner: number) => identity.sessions.add(sampleSession(owner, { startedAt: identity.clock.now() }));
  const reset = (given: { token?: string; password?: string } = {}, resets = identity.passwordResets) =>
    new ResetPassword(
      identity.unitOfWork,
      resets,
      tokens,
      identity.userDirectory,
      identity.users,
      identity.sessions,
      new PasswordKeeper(hasher, new ListedCommonPasswords(['password1'])),
      events,
      identity.clock,
      identity.throttle,
    ).execute({ token, password: NEW, ...given });
  const isPassword = async (password: string) =>
    (await hasher.verify(password, (await identity.users.credentialsOf(userId))?.passwordHash ?? null)).matches;
  const expectRefused = async (refused: Promise<void>, field: string) => {
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', faults: [{ field }] });
    expect(await isPassword(OLD)).toBe(true);
    expect(events.events).toEqual([]);
  };

  it('replaces the password, which then need not be changed', async () => {
    await reset();
    expect([await isPassword(NEW), await isPassword(OLD)]).toEqual([true, false]);
    expect((await identity.users.findForUpdate(userId))?.mustChangePassword).toBe(false);
    expect(events.events).toEqual([{ type: 'password.reset', userId }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('ends every session of the owner, and nobody else’s', async () => {
    const own = [await addSession(userId), await addSession(userId)];
    await addSession(await identity.addUser());
    await reset();
    expect([...identity.sessions.reasons.keys()]).toEqual(own);
  });

  it('refuses a token that was used', async () => {
    await reset();
    await expect(reset({ password: 'another staple' })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'token' }] });
    expect(await isPassword(NEW)).toBe(true);
  });

  it('refuses the token of an earlier request', async () => {
    identity.clock.advance(1);
    await ask();
    await expectRefused(reset(), 'token');
  });

  it('refuses an expired token', async () => {
    identity.clock.advance(30 * MINUTE);
    await expectRefused(reset(), 'token');
  });

  it.each(['', 'nonsense', 'f'.repeat(64)])('refuses the unknown token "%s"', (unknown) => expectRefused(reset({ token: unknown }), 'token'));

  it('refuses the token of an account that was closed meanwhile', async () => {
    const user = await identity.users.findForUpdate(userId);
    if (user) await identity.users.update({ ...user, status: 'SUSPENDED' });
    await expectRefused(reset(), 'token');
  });

  it('refuses the token of an account that was deleted meanwhile', async () => {
    await identity.users.remove(userId);
    await expect(reset()).rejects.toMatchObject({ faults: [{ field: 'token' }] });
  });

  it.each(['short', 'password1', 'xx-countess-xx'])('refuses the password "%s", and leaves the token good', async (password) => {
    await expectRefused(reset({ password }), 'password');
    await reset();
    expect(await isPassword(NEW)).toBe(true);
  });

  it('forgets the failures that closed the account, by whichever name', async () => {
    const email = (await identity.userDirectory.byId(userId))?.email ?? '';
    const signIn = (login: string) => identity.throttle.attempt({ subject: { login, userId }, ip: null }, async (account) => (account === 'open' ? 'in' : null));
    const fail = (login: string) => identity.throttle.attempt({ subject: { login, userId }, ip: null }, async () => null);
    for (let time = 0; time < 10; time += 1) for (const login of [email, 'countess']) await fail(login);
    for (const login of [email, 'countess']) await expect(signIn(login)).rejects.toMatchObject({ kind: 'rate-limited' });
    await reset();
    for (const login of [email, 'countess']) expect(await signIn(login)).toBe('in');
  });

  it('forgets no failure for a token that is not good', async () => {
    const subject = { login: 'countess', userId };
    for (let time = 0; time < 10; time += 1) await identity.throttle.attempt({ subject, ip: null }, async () => null);
    await expectRefused(reset({ token: 'nonsense' }), 'token');
    await expect(identity.throttle.attempt({ subject, ip: null }, async () => null)).rejects.toMatchObject({ kind: 'rate-limited' });
  });

  it('changes nothing when somebody else used the token while the password was hashed', async () => {
    identity.passwordResets.use = async () => false;
    await expectRefused(reset(), 'token');
    expect(identity.sessions.reasons.size).toBe(0);
  });
});
