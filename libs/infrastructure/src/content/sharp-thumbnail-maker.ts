import { buffer } from 'node:stream/consumers';
import { ThumbnailMaker, type ByteStream } from '@halolight/application/content/ports';
import type { default as Sharp } from 'sharp';

/** The formats that are read, and what libvips calls its readers of them; the others stay blocked, SVG and PDF first of all. */
const READERS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'VipsForeignLoadJpeg'],
  ['image/png', 'VipsForeignLoadPng'],
  ['image/webp', 'VipsForeignLoadWebp'],
  ['image/gif', 'VipsForeignLoadNsgif'],
  ['image/avif', 'VipsForeignLoadHeif'],
]);
const MAX_BYTES = 32 * 1024 * 1024;
/** 50 megapixels: as much as cameras make, and at four bytes each no more than 200 MB while it is decoded. */
const MAX_PIXELS = 50_000_000;
const EDGE_PIXELS = 256;

/** Thumbnails made by libvips, which is loaded when the first one is wanted. */
export class SharpThumbnailMaker extends ThumbnailMaker {
  private loading: Promise<typeof Sharp> | undefined;

  canRead(mimeType: string, size: number): boolean {
    return READERS.has(mimeType) && size <= MAX_BYTES;
  }

  async make(picture: ByteStream): Promise<Uint8Array | null> {
    const sharp = await (this.loading ??= loadSharp());
    const bytes = await buffer(picture);
    try {
      return await sharp(bytes, { limitInputPixels: MAX_PIXELS, sequentialRead: true })
        .autoOrient()
        .resize(EDGE_PIXELS, EDGE_PIXELS, { fit: 'inside', withoutEnlargement: true })
        .webp()
        .toBuffer();
    } catch {
      // Damaged, too large, or something else under a picture's first bytes.
      return null;
    }
  }
}

async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [...READERS.values()] });
  return sharp;
}
