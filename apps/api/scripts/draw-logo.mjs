/** Draws static/logo.png: a ring of light, 128 × 128 pixels. Run it by hand after a change: `node scripts/draw-logo.mjs`. */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 128;
const RADIUS = 44;
const HALF_WIDTH = 11;
const COLOUR = [0x1f, 0x6f, 0xeb];

/** PNG specification, section 5.3: length, type, data, checksum. */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Full on the ring, fading over one pixel at its edges, with a faint glow inside. */
function opacityAt(x, y) {
  const distance = Math.hypot(x + 0.5 - SIZE / 2, y + 0.5 - SIZE / 2);
  const ring = Math.min(1, Math.max(0, HALF_WIDTH + 0.5 - Math.abs(distance - RADIUS)));
  const glow = distance < RADIUS ? 0.18 * (distance / RADIUS) ** 2 : 0;
  return Math.round(255 * Math.max(ring, glow));
}

const rows = Array.from({ length: SIZE }, (_, y) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (__, x) => [...COLOUR, opacityAt(x, y)]).flat()]),
);
const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
writeFileSync(new URL('../static/logo.png', import.meta.url), png);
