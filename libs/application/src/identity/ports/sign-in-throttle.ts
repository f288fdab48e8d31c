/**
 * Whose password is tried: at a sign-in that of a login as typed, with the account that it names or null for none;
 * elsewhere that of the account which is signed in.
 */
export type SignInSubject = { readonly login: string; readonly userId: number | null } | { readonly userId: number };

export interface SignInAttempt {
  readonly subject: SignInSubject;
  readonly ip: string | null;
}

/** `closed`: too many failures of the account, by other names of it. */
export type AccountState = 'open' | 'closed';

/**
 * Makes guessing passwords slow: ten failures in fifteen minutes for one login, ten for one account however it is named, and a hundred from one address.
 * A login is refused for its own failures alone, whether or not it names an account: were it refused for those of another name, it would tell
 * that both name one. All processes count together. OWASP Authentication Cheat Sheet, "Protect Against Automated Attacks".
 */
export abstract class SignInThrottle {
  /**
   * Runs `verify`, which gives null for wrong credentials, and for right ones as well, after the same work, where the account is closed.
   * Until it is done the attempt counts as failed, so that guesses made at once are counted as well; a success forgets the failures of its subject.
   * @throws RateLimitedError without having verified anything; UnavailableError; whatever `verify` throws, which counts as nothing
   */
  abstract attempt<T>(attempt: SignInAttempt, verify: (account: AccountState) => Promise<T | null>): Promise<T | null>;

  /** Forgets the failures of an account and of these logins, as a success does. */
  abstract forget(userId: number, logins: readonly string[]): Promise<void>;
}
