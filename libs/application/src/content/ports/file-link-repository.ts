import type { FileLink } from '@halolight/domain/content';
import type { Client } from '../../kernel/index.js';

export interface NewFileLink {
  readonly fileId: number;
  readonly createdBy: number;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly passwordHash: string | null;
  readonly expiresAt: Date | null;
  readonly maxAccess: number | null;
}

/** What came of following a link. */
export type LinkOutcome = 'SHOWN' | 'DOWNLOADED' | 'WRONG_PASSWORD' | 'CLOSED';

export const MOST_RECORDED = 10;

/** The links to files, and who followed them or a signed URL. Whoever changes a link or records something holds its file first, as who deletes the file does. */
export abstract class FileLinkRepository {
  /** @returns the new id */
  abstract add(link: NewFileLink): Promise<number>;

  abstract findByTokenHash(tokenHash: string): Promise<FileLink | null>;

  /** The link, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(linkId: number): Promise<FileLink | null>;

  /** Counts one download, in one step: of several at once on a link's last, one is counted. @returns false when the link is closed */
  abstract countAccess(linkId: number): Promise<boolean>;

  /** @returns false when it was revoked before */
  abstract revoke(linkId: number): Promise<boolean>;

  /**
   * Keeps every download; of anything else no more than `MOST_RECORDED` of a kind in a minute, so that nobody fills the records of a link by knocking at it.
   * @returns false when the link is gone with its file
   */
  abstract record(linkId: number, client: Client, outcome: LinkOutcome): Promise<boolean>;

  /** A download by a URL that `signedBy` made. @returns false when the file is gone */
  abstract recordSigned(fileId: number, signedBy: number, client: Client): Promise<boolean>;

  /** Deletes at most `limit` records of before `before`, the oldest first. @returns how many */
  abstract forgetAccesses(before: Date, limit: number): Promise<number>;
}
