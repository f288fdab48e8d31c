export interface PasswordVerdict {
  readonly matches: boolean;
  /** The hash was made with weaker parameters or an older pepper than new ones are. */
  readonly isOutdated: boolean;
}

/** Turns passwords into hashes that are of no use to a thief. */
export abstract class PasswordHasher {
  /** @throws UnavailableError when too many passwords are waiting already */
  abstract hash(password: string): Promise<string>;

  /**
   * @param hash null where there is no such account: takes the same time and never matches
   * @throws UnavailableError when too many passwords are waiting already
   */
  abstract verify(password: string, hash: string | null): Promise<PasswordVerdict>;
}
