import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Eight bits for each of red, green and blue. */
const TRUE_COLOUR = [8, 2, 0, 0, 0];

/** A picture of horizontal stripes as a PNG (RFC 2083), the same each time. */
export function demoPicture(width: number, height: number, colours: readonly (readonly [red: number, green: number, blue: number])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(TRUE_COLOUR, 8);
  const rows = Array.from({ length: height }, (_, row) => {
    const colour = colours[Math.floor((row * colours.length) / height)] ?? [0, 0, 0];
    return [0, ...Array.from({ length: width }, () => colour).flat()];
  });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat()))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
