/** A way to a file for whoever knows its token. */
export interface FileLink {
  readonly id: number;
  readonly fileId: number;
  /** Null: for ever. */
  readonly expiresAt: Date | null;
  /** How many downloads it is good for; null: any number. */
  readonly maxAccess: number | null;
  readonly accessCount: number;
  readonly revokedAt: Date | null;
  readonly passwordHash: string | null;
}

/** Whether a link leads anywhere: it is neither revoked, nor expired, nor used up. */
export function isOpenLink({ expiresAt, maxAccess, accessCount, revokedAt }: Omit<FileLink, 'passwordHash'>, now: Date): boolean {
  if (revokedAt !== null) return false;
  if (expiresAt !== null && expiresAt <= now) return false;
  return maxAccess === null || accessCount < maxAccess;
}
