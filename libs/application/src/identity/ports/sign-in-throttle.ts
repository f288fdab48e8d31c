export interface SignInAttempt {
  /** An e-mail address or a username, as typed. */
  readonly login: string;
  readonly ip: string | null;
}

/**
 * Makes guessing passwords slow: ten failures in fifteen minutes for one login, whether it is anybody's or not, and a hundred from one address.
 * All processes count together. OWASP Authentication Cheat Sheet, "Protect Against Automated Attacks".
 */
export abstract class SignInThrottle {
  /**
   * Runs `verify`, which gives null for wrong credentials. Until it is done the attempt counts as failed, so that guesses made at once are
   * counted as well; a success forgets the failures of its login.
   * @throws RateLimitedError without having verified anything; UnavailableError; whatever `verify` throws, which counts as nothing
   */
  abstract attempt<T>(attempt: SignInAttempt, verify: () => Promise<T | null>): Promise<T | null>;
}
