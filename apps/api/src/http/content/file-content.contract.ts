export interface DownloadUrlBody {
  /**
   * Seconds, 300 unless given.
   * @isInt
   * @minimum 60 must be at least 60
   * @maximum 3600 must be at most 3600
   */
  expiresIn?: number;
}

export interface SignedUrlBody {
  /** Opens the file to whoever has it, without further credentials, until then or until whoever made it may see the file no more. */
  url: string;
  expiresAt: Date;
}

/**
 * Whole seconds since 1970, from a signed URL.
 * @isLong
 * @minimum 0
 * @maximum 9007199254740
 */
export type SignedUntil = number;

/**
 * From a signed URL.
 * @maxLength 128
 */
export type DownloadSignature = string;
