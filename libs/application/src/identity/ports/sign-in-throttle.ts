/** Whose password is tried: an account, however it was named, or a login as typed that no account has. */
export type SignInSubject = { readonly userId: number } | { readonly unknownLogin: string };

export interface SignInAttempt {
  readonly subject: SignInSubject;
  readonly ip: string | null;
}

/**
 * Makes guessing passwords slow: ten failures in fifteen minutes for one account, or one login that is nobody's, and a hundred from one address.
 * All processes count together. OWASP Authentication Cheat Sheet, "Protect Against Automated Attacks".
 */
export abstract class SignInThrottle {
  /**
   * Runs `verify`, which gives null for wrong credentials. Until it is done the attempt counts as failed, so that guesses made at once are
   * counted as well; a success forgets the failures of its subject.
   * @throws RateLimitedError without having verified anything; UnavailableError; whatever `verify` throws, which counts as nothing
   */
  abstract attempt<T>(attempt: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null>;
}
