import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ByteRange, FileStorage } from '../ports/file-storage.js';

/** What every `FileStorage` keeps to. */
export function fileStorageContract(name: string, makeStorage: () => Promise<FileStorage>): void {
  describe(`${name} keeps the contract of FileStorage`, () => {
    let storage: FileStorage;
    beforeAll(async () => {
      storage = await makeStorage();
    });

    const store = async (...chunks: Uint8Array[]): Promise<string> => {
      const key = randomUUID();
      await storage.stage(key, streamOf(...chunks));
      await storage.commit(key);
      return key;
    };
    const read = async (key: string, range?: ByteRange): Promise<string> => (await buffer(storage.open(key, range))).toString('latin1');
    const keys = async (): Promise<string[]> => {
      const listed: string[] = [];
      for await (const batch of storage.keys()) listed.push(...batch);
      return listed;
    };

    it('gives back what was stored, byte for byte, and knows its size and digest', async () => {
      const chunks = [randomBytes(100_000), randomBytes(1), Buffer.alloc(0), randomBytes(70_000)];
      const whole = Buffer.concat(chunks);
      const key = randomUUID();
      const { size, sha256, head } = await storage.stage(key, streamOf(...chunks));
      expect([size, sha256]).toEqual([170_001, createHash('sha256').update(whole).digest('hex')]);
      expect(Buffer.compare(head, whole.subarray(0, 65_536))).toBe(0);
      await storage.commit(key);
      expect((await buffer(storage.open(key))).equals(whole)).toBe(true);
    });

    it('stores nothing as nothing', async () => {
      expect(await read(await store())).toBe('');
    });

    it('keeps what it was given, though the sender uses the memory again', async () => {
      const block = Buffer.from('first ');
      const key = randomUUID();
      const { head } = await storage.stage(key, reusing(block));
      await storage.commit(key);
      expect([await read(key), Buffer.from(head).toString()]).toEqual(['first second', 'first second']);
    });

    it.each([
      [{ start: 0, end: 0 }, '0'],
      [{ start: 3, end: 5 }, '345'],
      [{ start: 9, end: 9 }, '9'],
      [{ start: 0, end: 9 }, '0123456789'],
    ])('reads the part %j', async (range, part) => {
      expect(await read(await store(Buffer.from('01234'), Buffer.from('56789')), range)).toBe(part);
    });

    it('shows staged content to nobody until it is committed', async () => {
      const key = randomUUID();
      await storage.stage(key, streamOf(Buffer.from('x')));
      await expect(read(key)).rejects.toThrow();
      expect(await keys()).toContain(key);
      await storage.commit(key);
      expect(await read(key)).toBe('x');
      expect((await keys()).filter((kept) => kept === key)).toEqual([key]);
    });

    it('leaves nothing of what breaks off, and says why it did', async () => {
      const key = randomUUID();
      await expect(storage.stage(key, breakingOff(randomBytes(100_000)))).rejects.toThrow('broken off');
      expect(await keys()).not.toContain(key);
      await expect(storage.commit(key)).rejects.toThrow();
    });

    it('forgets what is discarded, and nothing that is committed', async () => {
      const [discarded, committed] = [randomUUID(), await store(Buffer.from('kept'))];
      await storage.stage(discarded, streamOf(Buffer.from('x')));
      for (const key of [discarded, committed, randomUUID()]) await storage.discard(key);
      expect(await keys()).not.toContain(discarded);
      expect(await read(committed)).toBe('kept');
    });

    it('deletes what is staged, what is committed, and what is not there', async () => {
      const [staged, committed] = [randomUUID(), await store(Buffer.from('x'))];
      await storage.stage(staged, streamOf(Buffer.from('x')));
      for (const key of [staged, committed, committed, randomUUID()]) await storage.delete(key);
      expect(await keys()).not.toEqual(expect.arrayContaining([expect.stringMatching(`${staged}|${committed}`)]));
      await expect(read(committed)).rejects.toThrow();
    });

    it('lets who reads finish, though the content is deleted meanwhile', async () => {
      const whole = randomBytes(1_000_000);
      const key = await store(whole);
      const reader = storage.open(key)[Symbol.asyncIterator]();
      const first = await reader.next();
      await storage.delete(key);
      const chunks = first.done ? [] : [first.value];
      for (let next = await reader.next(); !next.done; next = await reader.next()) chunks.push(next.value);
      expect(Buffer.concat(chunks).equals(whole)).toBe(true);
    });
  });
}

async function* streamOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* reusing(block: Buffer): AsyncGenerator<Uint8Array> {
  yield block;
  block.write('second');
  yield block;
}

async function* breakingOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error('broken off');
}
