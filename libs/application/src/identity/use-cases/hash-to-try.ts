import type { AccountState } from '../ports/sign-in-throttle.js';
import type { Credentials } from '../ports/user-repository.js';

/** What a password is verified against; null, which nothing matches and which takes as long, where even the right one is to look wrong. */
export function hashToTry(credentials: Credentials | null, account: AccountState): string | null {
  return account === 'open' ? (credentials?.passwordHash ?? null) : null;
}
