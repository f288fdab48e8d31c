/** Makes guessing the passwords of links slow: ten wrong ones for one link in fifteen minutes, whoever tries. All processes count together. */
export abstract class LinkPasswordThrottle {
  /**
   * Runs `verify`, which tells whether a password is right. Until it is done the attempt counts as wrong, so that guesses made at once are
   * counted as well; a right one counts as nothing, and forgets none of the wrong ones.
   * @throws RateLimitedError without having verified anything; UnavailableError; whatever `verify` throws, which counts as nothing
   */
  abstract attempt(linkId: number, verify: () => Promise<boolean>): Promise<boolean>;
}
