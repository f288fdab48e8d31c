/** One signed-in device. Its refresh tokens, each replacing the one before, make up one family. */
export interface Session {
  readonly id: number;
  readonly userId: number;
  /** SHA-256 of the part that all tokens of the family share. */
  readonly familyHash: string;
  /** SHA-256 of the one refresh token that is good now. */
  readonly tokenHash: string;
  /** SHA-256 of the token before, and the good one sealed with it, for a client that lost the answer. */
  readonly previous: { readonly tokenHash: string; readonly sealedSuccessor: string; readonly rotatedAt: Date } | null;
  /** Where it was last used from. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** When its user signed in. */
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}
