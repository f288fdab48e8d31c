/** How often one user may ask; all processes count together. */
export abstract class AskLimit {
  /** Counts one question. @throws RateLimitedError when it is one too many */
  abstract take(userId: number): Promise<void>;
}
