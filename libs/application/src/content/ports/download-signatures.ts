/** What makes a URL good for downloading one file until a moment. */
export abstract class DownloadSignatures {
  /** @param expires whole seconds since 1970 */
  abstract sign(fileId: number, expires: number): string;

  /** Takes the same time for every wrong signature. */
  abstract verify(fileId: number, expires: number, signature: string): boolean;
}
