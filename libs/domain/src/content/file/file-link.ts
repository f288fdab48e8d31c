/** A way to a file for whoever knows its token. */
export interface FileLink {
  readonly id: number;
  readonly fileId: number;
  readonly createdBy: number;
  /** Null: for ever. */
  readonly expiresAt: Date | null;
  /** How many downloads it is good for; null: any number. */
  readonly maxAccess: number | null;
  readonly accessCount: number;
  readonly revokedAt: Date | null;
  readonly passwordHash: string | null;
  /** While the account of the file's owner, or of who made the link, is closed. */
  readonly isSuspended: boolean;
}

/** Whether a link leads anywhere: it is neither revoked, nor expired, nor used up, and nobody behind it is suspended. */
export function isOpenLink({ expiresAt, maxAccess, accessCount, revokedAt, isSuspended }: Omit<FileLink, 'createdBy' | 'passwordHash'>, now: Date): boolean {
  if (revokedAt !== null || isSuspended) return false;
  if (expiresAt !== null && expiresAt <= now) return false;
  return maxAccess === null || accessCount < maxAccess;
}
