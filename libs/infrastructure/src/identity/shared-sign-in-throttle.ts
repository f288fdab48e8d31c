import { createHash } from 'node:crypto';
import { SignInThrottle, type AccountState, type SignInAttempt, type SignInSubject } from '@halolight/application/identity/ports';
import { KeyedTurns, networkOf, SharedWindow, type Database } from '../kernel/index.js';

const WINDOW = { seconds: 15 * 60, message: 'Too many failed sign-ins; try again later' };
const MOST_PER_SUBJECT = 10;
const MOST_PER_ADDRESS = 100;
/** For one name in one process. Few enough that right passwords sent at once, by both names of an account, are not taken for ten failures. */
const MOST_AT_ONCE = 2;
const LONGEST_QUEUE = 100;

type Verify<T> = (account: AccountState) => Promise<T | null>;

interface Keys {
  /** Null where no login was typed. */
  readonly login: string | null;
  readonly account: string;
}

/** Counts failed sign-ins in PostgreSQL. */
export class SharedSignInThrottle extends SignInThrottle {
  private readonly byLogin: SharedWindow;
  private readonly byAccount: SharedWindow;
  private readonly byAddress: SharedWindow;
  private readonly turns = new KeyedTurns(MOST_AT_ONCE, LONGEST_QUEUE);

  /** @param limitsAddresses false leaves the limits per login and account alone, which nothing lifts */
  constructor(
    database: Database,
    private readonly limitsAddresses: boolean,
  ) {
    super();
    this.byLogin = new SharedWindow(database, { ...WINDOW, name: 'sign-in-login', limit: MOST_PER_SUBJECT });
    this.byAccount = new SharedWindow(database, { ...WINDOW, name: 'sign-in-account', limit: MOST_PER_SUBJECT });
    this.byAddress = new SharedWindow(database, { ...WINDOW, name: 'sign-in-address', limit: MOST_PER_ADDRESS });
  }

  override attempt<T>({ subject, ip }: SignInAttempt, verify: Verify<T>): Promise<T | null> {
    const keys = keysOf(subject);
    const address = this.limitsAddresses && ip !== null ? networkOf(ip) : null;
    // Not by account: how long one name of it waits for another would tell that they are one.
    return this.turns.run(keys.login ?? keys.account, async () => {
      if (address !== null) await this.byAddress.assertOpen(address);
      const outcome = await this.spend(keys, verify);
      if (outcome !== null) await this.reset(keys.account, keys.login === null ? [] : [keys.login]);
      else if (address !== null) await this.byAddress.add(address);
      return outcome;
    });
  }

  override forget(userId: number, logins: readonly string[]): Promise<void> {
    return this.reset(accountKey(userId), logins.map(digest));
  }

  private spend<T>({ login, account }: Keys, verify: Verify<T>): Promise<T | null> {
    if (login === null) return this.byAccount.spend(account, () => verify('open'));
    // An account that other names of it have closed is refused no sooner and no otherwise than one that is open.
    return this.byLogin.spend(login, () => this.byAccount.spend(account, () => verify('open'), () => verify('closed')));
  }

  private async reset(account: string, logins: readonly string[]): Promise<void> {
    await Promise.all([this.byAccount.reset(account), ...logins.map((login) => this.byLogin.reset(login))]);
  }
}

/** A login that names nobody counts as an account too: the database is asked the same for both. */
function keysOf(subject: SignInSubject): Keys {
  if (!('login' in subject)) return { login: null, account: accountKey(subject.userId) };
  const login = digest(subject.login);
  return { login, account: subject.userId === null ? `nobody:${login}` : accountKey(subject.userId) };
}

function accountKey(userId: number): string {
  return `user:${userId}`;
}

/** Logins are looked up like this: other spellings of one count together, and none of them is kept. */
function digest(login: string): string {
  return createHash('sha256').update(login.trim().toLowerCase()).digest('hex');
}
