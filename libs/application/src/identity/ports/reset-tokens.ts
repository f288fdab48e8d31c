export interface ResetToken {
  /** What the mail carries: 256 bits, in characters that need no escaping in a URL. */
  readonly token: string;
  /** SHA-256 of the token, hexadecimal: what the database keeps. */
  readonly tokenHash: string;
}

/**
 * The tokens of password resets. A token follows from the id of its request and a key that the database does not hold:
 * so no secret is ever queued or stored, and a job that is tried again mails the same link, not a second one that voids the first.
 */
export abstract class ResetTokens {
  /** An id that nobody can guess. */
  abstract newRequestId(): string;

  abstract issue(requestId: string): ResetToken;

  /** The SHA-256 of `token`, hexadecimal; null for text that cannot be one. */
  abstract read(token: string): string | null;
}
