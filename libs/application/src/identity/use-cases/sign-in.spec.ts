import { BadCredentialsError, type UserStatus } from '@halolight/domain/identity';
import { RateLimitedError, UnavailableError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  FakeAccessTokens,
  FakePasswordHasher,
  FakeRefreshTokens,
  InMemoryIdentity,
  RecordingSecurityEvents,
  SAMPLE_CLIENT,
} from '../testing/index.js';
import { SessionOpener } from './session-opener.js';
import { SignIn } from './sign-in.js';

const PASSWORD = 'correct horse';
const EMAIL = 'ada@example.org';
const DAY = 24 * 60 * 60_000;

describe('SignIn', () => {
  let identity: InMemoryIdentity;
  let events: RecordingSecurityEvents;
  let hasher: FakePasswordHasher;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    events = new RecordingSecurityEvents();
    hasher = new FakePasswordHasher(2);
  });

  const signIn = (login: string, password: string, passwords = hasher) => {
    const opener = new SessionOpener(
      identity.users,
      identity.sessions,
      identity.userDirectory,
      new FakeAccessTokens(identity.clock),
      new FakeRefreshTokens(),
      events,
      identity.clock,
      { refreshTokenSeconds: 60, sessionSeconds: 600, maxSessionsPerUser: 10 },
    );
    const useCase = new SignIn(identity.unitOfWork, identity.users, passwords, opener, events, identity.throttle, identity.clock);
    return useCase.execute({ login, password, client: SAMPLE_CLIENT });
  };
  const addAda = async (status: UserStatus = 'ACTIVE', generation = 2) => {
    const passwordHash = await new FakePasswordHasher(generation).hash(PASSWORD);
    return identity.addUser(['user'], { email: EMAIL, username: 'ada', status, passwordHash });
  };

  it.each([EMAIL, 'ADA@Example.ORG', 'ada', 'Ada'])('opens a session for %s under the right password', async (login) => {
    const userId = await addAda();
    const grant = await signIn(login, PASSWORD);
    expect(grant.user.id).toBe(userId);
    expect(identity.store.sessions.get(grant.sessionId)).toMatchObject({ userId, revokedAt: null });
    expect(events.events).toEqual([{ type: 'session.started', userId, sessionId: grant.sessionId, client: SAMPLE_CLIENT }]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('opens a session under an initial password for seven days, and under one that its owner chose for ever', async () => {
    const passwordHash = await new FakePasswordHasher(2).hash(PASSWORD);
    const given = await identity.addUser([], { email: 'given@example.org', passwordHash, mustChangePassword: true });
    await addAda();
    identity.clock.advance(7 * DAY - 1);
    expect((await signIn('given@example.org', PASSWORD)).user.id).toBe(given);
    identity.clock.advance(1);
    await expect(signIn('given@example.org', PASSWORD)).rejects.toThrow(BadCredentialsError);
    await signIn(EMAIL, PASSWORD);
    await identity.users.setPassword(given, passwordHash, true);
    expect((await signIn('given@example.org', PASSWORD)).user.id).toBe(given);
  });

  describe('refuses, after the same work and with the same words,', () => {
    const refusal = async (login: string, password: string) => {
      const error = await signIn(login, password).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BadCredentialsError);
      expect(error).toMatchObject({ message: new BadCredentialsError().message, faults: [] });
      expect(hasher.runs).toBe(1);
      expect(identity.store.sessions.size).toBe(0);
      return events.events;
    };

    it('an unknown login', async () => {
      expect(await refusal('nobody@example.org', PASSWORD)).toEqual([{ type: 'session.refused', userId: null, client: SAMPLE_CLIENT }]);
    });

    it('a wrong password', async () => {
      const userId = await addAda();
      expect(await refusal(EMAIL, 'wrong horse')).toEqual([{ type: 'session.refused', userId, client: SAMPLE_CLIENT }]);
    });

    it('an initial password that has expired', async () => {
      const userId = await identity.addUser([], { email: EMAIL, passwordHash: await new FakePasswordHasher(2).hash(PASSWORD), mustChangePassword: true });
      identity.clock.advance(7 * DAY);
      expect(await refusal(EMAIL, PASSWORD)).toEqual([{ type: 'session.refused', userId, client: SAMPLE_CLIENT }]);
    });

    it.each(['INACTIVE', 'SUSPENDED'] as const)('the right password of an account that is %s', async (status) => {
      const userId = await addAda(status);
      expect(await refusal(EMAIL, PASSWORD)).toEqual([{ type: 'session.refused', userId, client: SAMPLE_CLIENT }]);
    });

    it('the right password of a deleted account', async () => {
      await identity.users.remove(await addAda());
      expect(await refusal(EMAIL, PASSWORD)).toEqual([{ type: 'session.refused', userId: null, client: SAMPLE_CLIENT }]);
    });
  });

  it('hashes anew a password whose hash is outdated', async () => {
    const userId = await addAda('ACTIVE', 1);
    await signIn(EMAIL, PASSWORD);
    const credentials = await identity.users.credentialsOf(userId);
    expect(await hasher.verify(PASSWORD, credentials?.passwordHash ?? null)).toEqual({ matches: true, isOutdated: false });
  });

  it('leaves alone a hash that is up to date', async () => {
    const userId = await addAda();
    const before = await identity.users.credentialsOf(userId);
    await signIn(EMAIL, PASSWORD);
    expect(await identity.users.credentialsOf(userId)).toEqual(before);
    expect(hasher.runs).toBe(1);
  });

  it('verifies and hashes outside the unit of work, where nobody waits for it', async () => {
    const runsInside: boolean[] = [];
    class WatchedHasher extends FakePasswordHasher {
      override hash(password: string) {
        runsInside.push(identity.unitOfWork.isRunning);
        return super.hash(password);
      }
      override verify(password: string, hash: string | null) {
        runsInside.push(identity.unitOfWork.isRunning);
        return super.verify(password, hash);
      }
    }
    await addAda('ACTIVE', 1);
    await signIn(EMAIL, PASSWORD, new WatchedHasher(2));
    expect(runsInside).toEqual([false, false]);
  });

  it.each([EMAIL, 'nobody@example.org'])('verifies nothing for %s after ten failures, not even the right password', async (login) => {
    await addAda();
    for (let time = 0; time < 10; time += 1) await expect(signIn(login, 'wrong horse')).rejects.toThrow(BadCredentialsError);
    await expect(signIn(login, PASSWORD)).rejects.toThrow(RateLimitedError);
    expect(hasher.runs).toBe(10);
    expect(events.events).toHaveLength(10);
  });

  it('counts the failures of an account together, however it is named, and then takes its right password for a wrong one', async () => {
    const userId = await addAda();
    for (let time = 0; time < 10; time += 1) {
      await expect(signIn([EMAIL, 'ada', 'ADA'][time % 3] ?? EMAIL, 'wrong horse')).rejects.toThrow(BadCredentialsError);
    }
    for (const login of [EMAIL, 'ada']) await expect(signIn(login, PASSWORD)).rejects.toThrow(BadCredentialsError);
    expect(hasher.runs).toBe(12);
    expect(events.events).toEqual(Array.from({ length: 12 }, () => ({ type: 'session.refused', userId, client: SAMPLE_CLIENT })));
    expect(identity.store.sessions.size).toBe(0);
  });

  it('tells by no limit that two names are one account’s', async () => {
    await addAda();
    for (const [one, other] of [[EMAIL, 'ada'], ['nobody@example.org', 'nobody']] as const) {
      const outcomes = [];
      for (const login of [...Array<string>(11).fill(one), ...Array<string>(11).fill(other)]) {
        outcomes.push(await signIn(login, 'wrong horse').catch((error: unknown) => error instanceof BadCredentialsError));
      }
      const tenAndOne = [...Array<boolean>(10).fill(true), false];
      expect(outcomes).toEqual([...tenAndOne, ...tenAndOne]);
    }
    expect(hasher.runs).toBe(40);
  });

  it('counts the right password of a closed account as a failure', async () => {
    await addAda('SUSPENDED');
    for (let time = 0; time < 10; time += 1) await expect(signIn(EMAIL, PASSWORD)).rejects.toThrow(BadCredentialsError);
    await expect(signIn(EMAIL, PASSWORD)).rejects.toThrow(RateLimitedError);
  });

  it('tells an overload from a wrong password', async () => {
    class OverloadedHasher extends FakePasswordHasher {
      override async verify(): Promise<never> {
        throw new UnavailableError();
      }
    }
    await addAda();
    await expect(signIn(EMAIL, PASSWORD, new OverloadedHasher())).rejects.toThrow(UnavailableError);
    expect(events.events).toEqual([]);
  });

  describe('when something happens between the check of the password and the session,', () => {
    /** Signs in while `happen` runs right after the password was found right. */
    const signInWhile = (happen: (userId: number) => Promise<void>, userId: number) => {
      class InterruptedHasher extends FakePasswordHasher {
        override async verify(password: string, hash: string | null) {
          const verdict = await super.verify(password, hash);
          await happen(userId);
          return verdict;
        }
      }
      return signIn(EMAIL, PASSWORD, new InterruptedHasher(2));
    };

    it.each<[string, (userId: number) => Promise<void>]>([
      ['the password is changed', (userId) => identity.users.setPassword(userId, 'another hash', false)],
      ['the account is suspended', async (userId) => {
        const user = await identity.users.findForUpdate(userId);
        if (user) await identity.users.update({ ...user, status: 'SUSPENDED' });
      }],
      ['the account is deleted', (userId) => identity.users.remove(userId)],
    ])('refuses as for a wrong password: %s', async (_case, happen) => {
      const userId = await addAda();
      const error = await signInWhile(happen, userId).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BadCredentialsError);
      expect(error).toMatchObject({ message: new BadCredentialsError().message, faults: [] });
      expect(identity.store.sessions.size).toBe(0);
      expect(identity.store.users.get(userId)?.lastLoginAt).toBeNull();
      expect(events.events).toEqual([{ type: 'session.refused', userId, client: SAMPLE_CLIENT }]);
    });

    it('keeps the new password, even where the hash of the old one was outdated', async () => {
      const userId = await addAda('ACTIVE', 1);
      const happen = () => identity.users.setPassword(userId, 'another hash', false);
      await expect(signInWhile(happen, userId)).rejects.toThrow(BadCredentialsError);
      expect(await identity.users.credentialsOf(userId)).toMatchObject({ passwordHash: 'another hash' });
    });

    it('lets in who is merely renamed', async () => {
      const userId = await addAda();
      const rename = async () => {
        const user = await identity.users.findForUpdate(userId);
        if (user) await identity.users.update({ ...user, name: 'Countess' });
      };
      expect((await signInWhile(rename, userId)).user).toMatchObject({ id: userId, name: 'Countess' });
    });
  });
});
