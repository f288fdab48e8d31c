import type { SignInSubject } from '../ports/sign-in-throttle.js';
import type { Credentials } from '../ports/user-repository.js';

/** The account that a login names: its e-mail address and its username are tried together. */
export function subjectOf(found: Credentials | null, login: string): SignInSubject {
  return found ? { userId: found.userId } : { unknownLogin: login };
}
