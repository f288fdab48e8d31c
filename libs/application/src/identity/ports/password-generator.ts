/** Makes first passwords for accounts that somebody else opens. */
export abstract class PasswordGenerator {
  /** At least 96 bits from a cryptographically secure source, in characters that can be read out. */
  abstract generate(): string;
}
