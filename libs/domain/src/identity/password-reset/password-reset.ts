const LIFETIME_MS = 30 * 60_000;

/** The one way into an account whose password is forgotten: a request replaces the one before, and its token is good once. */
export interface PasswordReset {
  readonly userId: number;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** When the token of a request stops being good, used or not: thirty minutes after it was asked for. */
export function resetExpiry(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + LIFETIME_MS);
}
