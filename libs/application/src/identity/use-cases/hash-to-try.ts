import { isGoodPassword } from '@halolight/domain/identity';
import type { AccountState } from '../ports/sign-in-throttle.js';
import type { Credentials } from '../ports/user-repository.js';

/**
 * What a password is verified against; null, which nothing matches and which takes as long, where even the right one is to look wrong:
 * failures have closed the account, or the password is an initial one that has expired.
 */
export function hashToTry(credentials: Credentials | null, account: AccountState, now: Date): string | null {
  if (credentials === null || account === 'closed') return null;
  return isGoodPassword(credentials.initialPasswordSetAt, now) ? credentials.passwordHash : null;
}
