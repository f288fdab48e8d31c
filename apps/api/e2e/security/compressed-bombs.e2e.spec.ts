import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

const MEBIBYTE = 1024 * 1024;

let house: Installation;
let member: Member;
beforeAll(async () => {
  house = await Installation.start();
  member = await house.member();
});
afterAll(() => house?.stop());

describe('a compressed body', () => {
  const bomb = Buffer.alloc(128 * MEBIBYTE, ' ');
  bomb.write('{"name":"', 0);

  it.each([
    ['gzip', gzipSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['br', brotliCompressSync(bomb)],
  ])('is measured by what it unfolds to: %s', async (encoding, bytes) => {
    expect(bytes.byteLength).toBeLessThan(MEBIBYTE / 4);
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
    expectRefusal(await member.client.post('/api/items', new Uint8Array(bytes), headers), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('is unfolded once', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip, gzip' };
    const answer = await member.client.post('/api/items', new Uint8Array(gzipSync(gzipSync('{"name":"twice"}'))), headers);
    expectRefusal(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('a WebSocket', () => {
  it('does not agree to compressed messages', async () => {
    const socket = new WebSocket(`${house.api.url.replace('http', 'ws')}/ws?token=${member.client.accessToken}`, { perMessageDeflate: true });
    await once(socket, 'open');
    expect(socket.extensions).toBe('');
    socket.close();
    await once(socket, 'close');
  });
});
