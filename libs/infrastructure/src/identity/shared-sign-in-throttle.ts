import { createHash } from 'node:crypto';
import { SignInThrottle, type SignInAttempt, type SignInSubject } from '@halolight/application/identity/ports';
import { KeyedTurns, networkOf, SharedWindow, type Database } from '../kernel/index.js';

const WINDOW = { seconds: 15 * 60, message: 'Too many failed sign-ins; try again later' };
const MOST_PER_SUBJECT = 10;
const MOST_PER_ADDRESS = 100;
/** For one account in one process. Few enough that right passwords sent at once are not taken for ten failures. */
const MOST_AT_ONCE = 2;
const LONGEST_QUEUE = 100;

/** Counts failed sign-ins in PostgreSQL. */
export class SharedSignInThrottle extends SignInThrottle {
  private readonly bySubject: SharedWindow;
  private readonly byAddress: SharedWindow;
  private readonly turns = new KeyedTurns(MOST_AT_ONCE, LONGEST_QUEUE);

  /** @param limitsAddresses false leaves the limit per account alone, which nothing lifts */
  constructor(
    database: Database,
    private readonly limitsAddresses: boolean,
  ) {
    super();
    this.bySubject = new SharedWindow(database, { ...WINDOW, name: 'sign-in-login', limit: MOST_PER_SUBJECT });
    this.byAddress = new SharedWindow(database, { ...WINDOW, name: 'sign-in-address', limit: MOST_PER_ADDRESS });
  }

  override attempt<T>({ subject, ip }: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null> {
    const key = keyOf(subject);
    const address = this.limitsAddresses && ip !== null ? networkOf(ip) : null;
    return this.turns.run(key, async () => {
      if (address !== null) await this.byAddress.assertOpen(address);
      const outcome = await this.bySubject.spend(key, verify);
      if (outcome !== null) await this.bySubject.reset(key);
      else if (address !== null) await this.byAddress.add(address);
      return outcome;
    });
  }
}

/** Logins are looked up like this: spellings of one that nobody has count together, and none of them is kept. */
function keyOf(subject: SignInSubject): string {
  if ('userId' in subject) return `user:${subject.userId}`;
  return createHash('sha256').update(subject.unknownLogin.trim().toLowerCase()).digest('hex');
}
