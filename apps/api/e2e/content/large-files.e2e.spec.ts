import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileHouse } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import { RawUpload } from '../kit/raw-upload.js';

const MIB = 1024 * 1024;
/** Two GiB, the contract's measure, in the long run; enough to tell constant memory from growing in the short one. */
const SIZE = process.env['TORTURE'] ? 2048 * MIB : 256 * MIB;
const MOST_GROWTH = 64 * MIB;
const LIMIT_MS = 300_000;

let house: FileHouse;
let ada: Member;
beforeAll(async () => {
  house = await FileHouse.start();
  ada = await house.installation.member();
});
afterAll(() => house?.stop());

const residentBytes = async (): Promise<number> => {
  const metrics = await (await fetch(`${house.installation.api.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
};

/** The most memory that the API has while something happens, beyond what it had before. */
async function growthDuring<T>(work: () => Promise<T>): Promise<{ growth: number; result: T }> {
  const before = await residentBytes();
  let most = before;
  let isWorking = true;
  const watch = async (): Promise<void> => {
    for (; isWorking; await pause(50)) most = Math.max(most, await residentBytes());
  };
  // Awaited to its end: a look that is still under way when the API is stopped would fail by itself, outside the test.
  const watching = watch();
  try {
    const result = await work();
    return { growth: Math.max(most, await residentBytes()) - before, result };
  } finally {
    isWorking = false;
    await watching;
  }
}

function* content(size: number): Generator<Buffer> {
  const block = Buffer.alloc(MIB);
  for (let sent = 0; sent < size; sent += MIB) {
    block.writeUInt32LE(sent / MIB);
    yield Buffer.from(block);
  }
}

async function digestOf(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function send(size: number): Promise<number> {
  const { status, body } = await new RawUpload(house.installation.api.url, ada.client, size).sendAll(Readable.from(content(size)));
  expect([status, body.data?.size]).toEqual([201, size]);
  return body.data.id;
}

async function receive(id: number): Promise<string> {
  const answer = await fetch(`${house.installation.api.url}/api/files/${id}/download`, { headers: { Authorization: `Bearer ${ada.client.accessToken}` } });
  if (!answer.body) throw new Error('The download has no body');
  return digestOf(answer.body);
}

describe(`a file of ${SIZE / MIB} MiB`, () => {
  it(
    'comes in and goes out whole within 64 MiB of memory',
    async () => {
      // What a process takes for its first few requests is not the file's doing.
      await receive(await send(16 * MIB));
      const up = await growthDuring(() => send(SIZE));
      const down = await growthDuring(() => receive(up.result));
      expect(down.result).toBe(await digestOf(content(SIZE)));
      expect(up.growth).toBeLessThan(MOST_GROWTH);
      expect(down.growth).toBeLessThan(MOST_GROWTH);
      if (process.env['TORTURE']) process.stderr.write(`grew by ${Math.round(up.growth / MIB)} MiB up, ${Math.round(down.growth / MIB)} MiB down\n`);
    },
    LIMIT_MS,
  );
});
