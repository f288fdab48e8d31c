import { RateLimitedError } from '@halolight/domain/kernel';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { AccountState, SignInSubject, SignInThrottle } from '../ports/sign-in-throttle.js';

export interface SignInThrottleSubject {
  readonly throttle: SignInThrottle;
  /** Lets all windows that run end. */
  readonly passQuarterOfAnHour: () => Promise<void>;
}

/** What every `SignInThrottle` keeps to. */
export function signInThrottleContract(name: string, open: () => SignInThrottleSubject | Promise<SignInThrottleSubject>): void {
  describe(`${name} keeps the contract of SignInThrottle`, () => {
    let opened: SignInThrottleSubject;
    beforeAll(async () => {
      opened = await open();
    });

    const wrong = async () => null;
    const attempt = (who: string | SignInSubject, ip: string | null = uniqueText('ip'), verify: (account: AccountState) => Promise<string | null> = wrong) =>
      opened.throttle.attempt({ subject: typeof who === 'string' ? { login: who, userId: null } : who, ip }, verify);
    const fail = async (who: string | SignInSubject, times: number, ip?: string) => {
      for (let time = 0; time < times; time += 1) expect(await attempt(who, ip)).toBeNull();
    };

    it('hands on what is verified', async () => {
      expect(await attempt(uniqueText('login'), '192.0.2.1', async () => 'right')).toBe('right');
      expect(await attempt(uniqueText('login'), null)).toBeNull();
    });

    it('verifies nothing after ten failures, wherever they come from, and says when it will again', async () => {
      const login = uniqueText('login');
      await fail(login, 10);
      const verify = jest.fn(async () => 'right');
      const refusal = await attempt(login, uniqueText('ip'), verify).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RateLimitedError);
      expect(refusal).toMatchObject({ limit: 10 });
      const { retryAfterSeconds } = refusal as RateLimitedError;
      expect(retryAfterSeconds).toBeGreaterThan(15 * 60 - 30);
      expect(retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
      expect(verify).not.toHaveBeenCalled();
      await expect(attempt(` ${login.toUpperCase()} `, null, verify)).rejects.toThrow(RateLimitedError);
      expect(await attempt(uniqueText('login'), null, verify)).toBe('right');
    });

    it('counts for an account alone, and not for a login that looks like it', async () => {
      await fail({ userId: 41 }, 10);
      await expect(attempt({ userId: 41 })).rejects.toMatchObject({ limit: 10 });
      for (const other of [{ userId: 4 }, { userId: 42 }, '41', 'user:41', 'user 41']) expect(await attempt(other)).toBeNull();
      await opened.passQuarterOfAnHour();
      expect(await attempt({ userId: 41 }, null, async () => 'right')).toBe('right');
    });

    /** Right credentials, as the use cases verify them. */
    const right = jest.fn(async (account: AccountState) => (account === 'open' ? 'right' : null));
    beforeEach(() => void right.mockClear());

    it('refuses a login for its own failures alone, and closes its account for every other without a word', async () => {
      const [email, username] = [uniqueText('email'), uniqueText('username')].map((login) => ({ login, userId: 51 }));
      if (!email || !username) throw new Error('There are two');
      await fail(email, 10);
      await expect(attempt(email, null, right)).rejects.toThrow(RateLimitedError);
      for (let time = 0; time < 10; time += 1) expect(await attempt(username, null, right)).toBeNull();
      expect(right.mock.calls).toEqual(Array.from({ length: 10 }, () => ['closed']));
      await expect(attempt(username, null, right)).rejects.toThrow(RateLimitedError);
      await expect(attempt({ userId: 51 }, null, right)).rejects.toThrow(RateLimitedError);
      await opened.passQuarterOfAnHour();
      for (const name of [email, username]) expect(await attempt(name, null, right)).toBe('right');
    });

    it('counts the failures of an account together, however it is named and whoever is signed in', async () => {
      const [email, username] = [uniqueText('email'), uniqueText('username')].map((login) => ({ login, userId: 52 }));
      if (!email || !username) throw new Error('There are two');
      await fail(email, 4);
      await fail(username, 4);
      await fail({ userId: 52 }, 2);
      for (const name of [email, username]) expect(await attempt(name, null, right)).toBeNull();
      expect(right.mock.calls).toEqual([['closed'], ['closed']]);
    });

    it('lets no more than ten of many guesses at one account through that are made at once by several names', async () => {
      const names = Array.from({ length: 3 }, () => ({ login: uniqueText('login'), userId: 53 }));
      const guess = jest.fn(async (_account: AccountState) => null);
      await Promise.all(Array.from({ length: 30 }, (_, time) => attempt(names[time % 3] ?? '', null, guess)));
      expect(guess).toHaveBeenCalledTimes(30);
      expect(guess.mock.calls.filter(([account]) => account === 'open')).toHaveLength(10);
    });

    it('throws what kept a closed account from being verified', async () => {
      await fail({ userId: 54 }, 10);
      const login = uniqueText('login');
      for (let time = 0; time < 11; time += 1) {
        await expect(attempt({ login, userId: 54 }, null, () => Promise.reject(new Error('overload')))).rejects.toThrow('overload');
      }
    });

    it('forgets the failures of an account and its logins when told to, and nobody else’s', async () => {
      const [mine, theirs] = [{ login: uniqueText('mine'), userId: 55 }, { login: uniqueText('theirs'), userId: 56 }];
      for (const subject of [mine, theirs]) await fail(subject, 10);
      await opened.throttle.forget(55, [mine.login.toUpperCase(), uniqueText('other')]);
      expect(await attempt(mine, null, right)).toBe('right');
      await expect(attempt(theirs, null, right)).rejects.toThrow(RateLimitedError);
    });

    it('forgets the failures of a login when it succeeds', async () => {
      const login = uniqueText('login');
      for (let round = 0; round < 3; round += 1) {
        await fail(login, 9);
        expect(await attempt(login, null, async () => 'right')).toBe('right');
      }
    });

    it('forgets them after a quarter of an hour', async () => {
      const login = uniqueText('login');
      await fail(login, 10);
      await expect(attempt(login)).rejects.toThrow(RateLimitedError);
      await opened.passQuarterOfAnHour();
      await fail(login, 10);
      await expect(attempt(login)).rejects.toThrow(RateLimitedError);
    });

    it('lets no more than ten of many guesses through that are made at once', async () => {
      const login = uniqueText('login');
      const verify = jest.fn(wrong);
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(login, null, verify)));
      expect(verify).toHaveBeenCalledTimes(10);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    });

    it('lets the right password through, however often at once', async () => {
      const login = uniqueText('login');
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt(login, null, async () => 'right')));
      expect(new Set(outcomes)).toEqual(new Set(['right']));
    });

    it('does not count what could not be verified', async () => {
      const login = uniqueText('login');
      for (let time = 0; time < 12; time += 1) {
        await expect(attempt(login, null, () => Promise.reject(new Error('overload')))).rejects.toThrow('overload');
      }
      await fail(login, 10);
    });

    it('verifies nothing after a hundred failures from one address, whatever the logins, and lets others try', async () => {
      const ip = uniqueText('ip');
      for (let time = 0; time < 100; time += 1) await attempt(uniqueText('login'), ip);
      const verify = jest.fn(async () => 'right');
      await expect(attempt(uniqueText('login'), ip, verify)).rejects.toMatchObject({ limit: 100, kind: 'rate-limited' });
      expect(verify).not.toHaveBeenCalled();
      expect(await attempt(uniqueText('login'), uniqueText('ip'), verify)).toBe('right');
      await opened.passQuarterOfAnHour();
      expect(await attempt(uniqueText('login'), ip, verify)).toBe('right');
    });

    it('keeps the failures of an address when one of its users succeeds', async () => {
      const ip = uniqueText('ip');
      for (let time = 0; time < 100; time += 1) {
        await attempt(uniqueText('login'), ip);
        if (time === 50) await attempt(uniqueText('login'), ip, async () => 'right');
      }
      await expect(attempt(uniqueText('login'), ip)).rejects.toMatchObject({ limit: 100 });
    });
  });
}
