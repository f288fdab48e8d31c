export interface LinkToken {
  /** What the link carries: 256 bits, in characters that need no escaping in a URL. Shown once. */
  readonly token: string;
  /** SHA-256 of the token, hexadecimal: what the database keeps. */
  readonly tokenHash: string;
}

/** The tokens of share links. */
export abstract class LinkTokens {
  /** A token that nobody can guess. */
  abstract issue(): LinkToken;

  /** The SHA-256 of `token`, hexadecimal. */
  abstract hash(token: string): string;
}
