/** A refresh token as the database knows it. */
export interface RefreshTokenHashes {
  /** SHA-256 of the part that all tokens of a family share, hexadecimal. */
  readonly familyHash: string;
  /** SHA-256 of the whole token, hexadecimal. */
  readonly tokenHash: string;
}

export interface RefreshToken extends RefreshTokenHashes {
  readonly token: string;
}

export interface SuccessorToken extends RefreshToken {
  /** The successor, which only who holds its predecessor can open. */
  readonly sealed: string;
}

/** Opaque tokens of 128 characters from a cryptographically secure source. */
export abstract class RefreshTokens {
  /** The first token of a new family. */
  abstract create(): RefreshToken;

  /** Null for text that cannot be one. */
  abstract read(token: string): RefreshTokenHashes | null;

  abstract succeed(token: string): SuccessorToken;

  /** The successor that was sealed with `token`. */
  abstract unseal(sealed: string, token: string): string;
}
