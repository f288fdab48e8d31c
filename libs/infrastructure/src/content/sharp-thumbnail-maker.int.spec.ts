import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { SharpThumbnailMaker } from './sharp-thumbnail-maker.js';

const maker = new SharpThumbnailMaker();

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'teal' } });
const sizeOf = async (bytes: Uint8Array | null) => {
  const { format, width, height } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
  return [format, width, height];
};

/** A PNG of a few hundred bytes that says it has this many pixels. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    framed.set(body, 4);
    framed.writeUInt32BE(crc(body), body.length + 4);
    return framed;
  };
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100))), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

describe('SharpThumbnailMaker', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('makes a small WebP of a %s, in its proportions', async (format) => {
    const bytes = await picture(600, 300).toFormat(format).toBuffer();
    expect(maker.canRead(`image/${format}`, bytes.byteLength)).toBe(true);
    expect(await sizeOf(await maker.make(inPieces(bytes)))).toEqual(['webp', 256, 128]);
  });

  it('turns a picture the way its camera was held', async () => {
    const bytes = await picture(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await sizeOf(await maker.make(inPieces(bytes)))).toEqual(['webp', 128, 256]);
  });

  it('makes nothing larger than it was', async () => {
    expect(await sizeOf(await maker.make(inPieces(await picture(20, 10).png().toBuffer())))).toEqual(['webp', 20, 10]);
  });

  it.each([
    ['a picture that claims to be immense', bomb(60_000, 60_000)],
    ['a picture that breaks off', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>')],
    ['text', Buffer.from('no picture')],
    ['nothing', Buffer.alloc(0)],
  ])('makes nothing of %s', async (_case, bytes) => {
    expect(await maker.make(inPieces(bytes))).toBeNull();
  });

  it.each([
    ['image/svg+xml', 10],
    ['application/pdf', 10],
    ['image/tiff', 10],
    ['image/png', 32 * 1024 * 1024 + 1],
  ])('does not read %s of %d bytes', (mimeType, size) => {
    expect(maker.canRead(mimeType, size)).toBe(false);
  });
});
