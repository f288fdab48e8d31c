/** What a signed URL says. */
export interface DownloadTerms {
  readonly fileId: number;
  /** Who made it, whose right it is that it passes on. */
  readonly issuerId: number;
  /** Whole seconds since 1970. */
  readonly expires: number;
}

/** What makes a URL good for downloading one file until a moment, in one account's name. */
export abstract class DownloadSignatures {
  abstract sign(terms: DownloadTerms): string;

  /** Takes the same time for every wrong signature. */
  abstract verify(terms: DownloadTerms, signature: string): boolean;
}
