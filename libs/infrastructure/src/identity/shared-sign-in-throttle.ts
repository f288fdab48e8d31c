import { createHash } from 'node:crypto';
import { SignInThrottle, type SignInAttempt } from '@halolight/application/identity/ports';
import { networkOf, SharedWindow, type Database } from '../kernel/index.js';
import { KeyedTurns } from './keyed-turns.js';

const WINDOW = { seconds: 15 * 60, message: 'Too many failed sign-ins; try again later' };
const MOST_PER_LOGIN = 10;
const MOST_PER_ADDRESS = 100;
/** For one login in one process. Few enough that right passwords sent at once are not taken for ten failures. */
const MOST_AT_ONCE = 2;
const LONGEST_QUEUE = 100;

/** Counts failed sign-ins in PostgreSQL. */
export class SharedSignInThrottle extends SignInThrottle {
  private readonly byLogin: SharedWindow;
  private readonly byAddress: SharedWindow;
  private readonly turns = new KeyedTurns(MOST_AT_ONCE, LONGEST_QUEUE);

  /** @param limitsAddresses false leaves the limit per login alone, which nothing lifts */
  constructor(
    database: Database,
    private readonly limitsAddresses: boolean,
  ) {
    super();
    this.byLogin = new SharedWindow(database, { ...WINDOW, name: 'sign-in-login', limit: MOST_PER_LOGIN });
    this.byAddress = new SharedWindow(database, { ...WINDOW, name: 'sign-in-address', limit: MOST_PER_ADDRESS });
  }

  override attempt<T>({ login, ip }: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null> {
    const key = keyOf(login);
    const address = this.limitsAddresses && ip !== null ? networkOf(ip) : null;
    return this.turns.run(key, async () => {
      if (address !== null) await this.byAddress.assertOpen(address);
      await this.byLogin.take(key);
      const outcome = await this.verified(key, verify);
      if (outcome !== null) await this.byLogin.reset(key);
      else if (address !== null) await this.byAddress.add(address);
      return outcome;
    });
  }

  private async verified<T>(key: string, verify: () => Promise<T | null>): Promise<T | null> {
    try {
      return await verify();
    } catch (error) {
      // What kept us from verifying is what matters, also where it keeps us from this.
      await this.byLogin.giveBack(key).catch(() => undefined);
      throw error;
    }
  }
}

/** Logins are looked up like this: spellings of one login count together, and none of them is kept. */
function keyOf(login: string): string {
  return createHash('sha256').update(login.trim().toLowerCase()).digest('hex');
}
