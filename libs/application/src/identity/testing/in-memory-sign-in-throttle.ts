import { RateLimitedError } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import { SignInThrottle, type SignInAttempt, type SignInSubject } from '../ports/sign-in-throttle.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_SUBJECT = 10;
const MOST_PER_ADDRESS = 100;

interface Failures {
  readonly count: number;
  readonly until: number;
}

/** The twin of the real `SignInThrottle`; it lets one attempt on a subject run at a time. */
export class InMemorySignInThrottle extends SignInThrottle {
  private readonly failures = new Map<string, Failures>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override attempt<T>({ subject, ip }: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null> {
    const account = keyOf(subject);
    const turn = (this.turns.get(account) ?? Promise.resolve()).then(() => this.verified(account, ip === null ? null : `address ${ip}`, verify));
    this.turns.set(account, turn.catch(() => undefined));
    return turn;
  }

  private async verified<T>(account: string, address: string | null, verify: () => Promise<T | null>): Promise<T | null> {
    this.assertBelow(MOST_PER_SUBJECT, account);
    if (address !== null) this.assertBelow(MOST_PER_ADDRESS, address);
    const outcome = await verify();
    if (outcome === null) this.countFailure(account, address);
    else this.failures.delete(account);
    return outcome;
  }

  private assertBelow(most: number, key: string): void {
    const { count, until } = this.failuresOf(key);
    if (count >= most) throw new RateLimitedError(most, Math.ceil((until - this.clock.now().getTime()) / 1000));
  }

  private countFailure(account: string, address: string | null): void {
    this.count(account);
    if (address !== null) this.count(address);
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

function keyOf(subject: SignInSubject): string {
  return 'userId' in subject ? `user ${subject.userId}` : `login ${subject.unknownLogin.trim().toLowerCase()}`;
}
