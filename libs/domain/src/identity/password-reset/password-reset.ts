import type { User } from '../user/user.js';

const LIFETIME_MS = 30 * 60_000;
const HELD_MS = 24 * 60 * 60_000;

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

/** How long its mail opens no account whose e-mail address somebody else changed, and its username stays: the owner, who is told, has a day to object. */
export function heldUntil(emailChangedByOthersAt: Date): Date {
  return new Date(emailChangedByOthersAt.getTime() + HELD_MS);
}

/** Whether the address of an account is not yet the owner's without a doubt. */
export function isHeld({ emailChangedByOthersAt }: Pick<User, 'emailChangedByOthersAt'>, at: Date): boolean {
  return emailChangedByOthersAt !== null && at < heldUntil(emailChangedByOthersAt);
}
