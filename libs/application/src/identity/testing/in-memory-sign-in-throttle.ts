import { RateLimitedError } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import { SignInThrottle, type AccountState, type SignInAttempt, type SignInSubject } from '../ports/sign-in-throttle.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_SUBJECT = 10;
const MOST_PER_ADDRESS = 100;

interface Failures {
  readonly count: number;
  readonly until: number;
}

interface Keys {
  /** What alone refuses an attempt: the login, or the account of who is signed in. */
  readonly named: string;
  readonly account: string | null;
  readonly address: string | null;
}

/** The twin of the real `SignInThrottle`; it lets one attempt on a subject run at a time. */
export class InMemorySignInThrottle extends SignInThrottle {
  private readonly failures = new Map<string, Failures>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override attempt<T>({ subject, ip }: SignInAttempt, verify: (account: AccountState) => Promise<T | null>): Promise<T | null> {
    const keys = keysOf(subject, ip);
    const subjectKey = keys.account ?? keys.named;
    const turn = (this.turns.get(subjectKey) ?? Promise.resolve()).then(() => this.verified(keys, verify));
    this.turns.set(subjectKey, turn.catch(() => undefined));
    return turn;
  }

  override async forget(userId: number, logins: readonly string[]): Promise<void> {
    for (const key of [accountKey(userId), ...logins.map(loginKey)]) this.failures.delete(key);
  }

  private async verified<T>({ named, account, address }: Keys, verify: (account: AccountState) => Promise<T | null>): Promise<T | null> {
    this.assertBelow(MOST_PER_SUBJECT, named);
    if (address !== null) this.assertBelow(MOST_PER_ADDRESS, address);
    const isClosed = account !== null && this.failuresOf(account).count >= MOST_PER_SUBJECT;
    const outcome = await verify(isClosed ? 'closed' : 'open');
    const subjects = new Set([named, ...(account === null ? [] : [account])]);
    for (const key of subjects) {
      if (outcome === null) this.count(key);
      else this.failures.delete(key);
    }
    if (outcome === null && address !== null) this.count(address);
    return outcome;
  }

  private assertBelow(most: number, key: string): void {
    const { count, until } = this.failuresOf(key);
    if (count >= most) throw new RateLimitedError(most, Math.ceil((until - this.clock.now().getTime()) / 1000));
  }

  private count(key: string): void {
    const { count, until } = this.failuresOf(key);
    this.failures.set(key, { count: count + 1, until });
  }

  private failuresOf(key: string): Failures {
    const now = this.clock.now().getTime();
    const failures = this.failures.get(key);
    return failures && failures.until > now ? failures : { count: 0, until: now + WINDOW_MS };
  }
}

function keysOf(subject: SignInSubject, ip: string | null): Keys {
  const account = subject.userId === null ? null : accountKey(subject.userId);
  const named = 'login' in subject ? loginKey(subject.login) : accountKey(subject.userId);
  return { named, account, address: ip === null ? null : `address ${ip}` };
}

function accountKey(userId: number): string {
  return `user ${userId}`;
}

function loginKey(login: string): string {
  return `login ${login.trim().toLowerCase()}`;
}
