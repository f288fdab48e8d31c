import type { PasswordReset } from '@halolight/domain/identity';

/**
 * `opened`: it is the account's reset from now on. `repeated`: it is already.
 * `void`: its token was used, or a later request took its place.
 */
export type ResetStanding = 'opened' | 'repeated' | 'void';

/** Password resets, of which an account has one at most: a later request voids the earlier. */
export abstract class PasswordResetRepository {
  /** Puts the reset in the place of an earlier one. Changes nothing unless it answers `opened`. */
  abstract open(reset: PasswordReset): Promise<ResetStanding>;

  /** Whose password the token resets; null when it is unknown, used, void or expired. */
  abstract ownerOf(tokenHash: string, at: Date): Promise<number | null>;

  /** Uses the token up. @returns false when it is unknown, used, void or expired: of several callers one gets true */
  abstract use(tokenHash: string, at: Date): Promise<boolean>;

  /** Voids what was requested until `at`, also what is opened later. */
  abstract voidUntil(userId: number, at: Date): Promise<void>;

  /** Deletes at most `limit` resets, used or not, that expired before `before`. @returns how many */
  abstract deleteExpired(before: Date, limit: number): Promise<number>;
}
