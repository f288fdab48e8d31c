import type { LinkOutcome } from '@halolight/application/content';

/** What is left out, or null, does not limit the link. */
export interface CreateLinkBody {
  /** Links read, and do nothing else. */
  permission?: 'READ';
  /** When it closes by itself. */
  expiresAt?: Date | null;
  /** @example 3 */
  maxAccess?: LinkAccesses | null;
  password?: LinkPassword | null;
}

/**
 * How many downloads a link is good for.
 * @isInt
 * @minimum 1 must be at least 1
 * @maximum 1000000 must be at most 1000000
 */
export type LinkAccesses = number;

/**
 * Travels in the header X-Share-Password.
 * @format password
 * @minLength 1 must not be empty
 * @maxLength 128 must have at most 128 characters
 */
export type LinkPassword = string;

/** A link that opens a file; what it is opened with was told once. */
export interface FileLinkBody {
  id: number;
  fileId: number;
  permission: 'READ';
  hasPassword: boolean;
  expiresAt: Date | null;
  /** @isInt */
  maxAccess: number | null;
  /**
   * Downloads so far.
   * @isInt
   */
  accessCount: number;
  createdAt: Date;
  revokedAt: Date | null;
}

export interface NewFileLinkBody extends FileLinkBody {
  /** Told this once. */
  shareToken: string;
  shareUrl: string;
}

/** Somebody who followed a link or a signed URL. */
export interface FileAccessBody {
  id: number;
  /** Null where it was a signed URL. */
  linkId: number | null;
  /** Whose signed URL it was; null where it was a link. */
  signedBy: number | null;
  ip: string | null;
  userAgent: string | null;
  outcome: LinkOutcome;
  createdAt: Date;
}

/** What a link leads to. */
export interface SharedFileBody {
  name: string;
  kind: string;
  mimeType: string;
  /**
   * In bytes.
   * @isLong
   */
  size: number;
  sha256: string;
  permission: 'READ';
  expiresAt: Date | null;
  /** @isInt */
  maxAccess: number | null;
  /** @isInt */
  accessCount: number;
}

/**
 * Of the link, where it has one.
 * @maxLength 512
 */
export type SharePassword = string;

/**
 * What a link carries.
 * @minLength 1
 * @maxLength 128
 */
export type ShareToken = string;
