import type { ByteStream } from './file-storage.js';

/** Makes small pictures of large ones. */
export abstract class ThumbnailMaker {
  /** Whether it can read pictures of this media type and size in bytes. */
  abstract canRead(mimeType: string, size: number): boolean;

  /** A picture of at most 256 by 256 pixels, as WebP; null for what turns out to be no picture, or too large a one. */
  abstract make(picture: ByteStream): Promise<Uint8Array | null>;
}
