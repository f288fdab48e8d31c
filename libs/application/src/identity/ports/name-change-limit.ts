/**
 * Keeps an account from asking by changes of its own e-mail address and username which are taken, and which are not: ten in fifteen minutes.
 * All processes count together.
 */
export abstract class NameChangeLimit {
  /** Counts one change, whatever comes of it. @throws RateLimitedError when it is one too many */
  abstract take(userId: number): Promise<void>;
}
