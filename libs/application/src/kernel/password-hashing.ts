/** Hashing of passwords for features that have some but no accounts; identity, which owns the means, provides it. */
export abstract class PasswordHashing {
  /** @throws UnavailableError when too many passwords are waiting already */
  abstract hash(password: string): Promise<string>;

  /** @throws UnavailableError when too many passwords are waiting already */
  abstract verify(password: string, hash: string): Promise<{ readonly matches: boolean }>;
}
