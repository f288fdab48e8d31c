import { randomBytes, randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fileStorageContract } from '@halolight/application/content/testing';
import { StorageFullError } from '@halolight/domain/content';
import { temporaryFolder } from '../kernel/testing/index.js';
import { LocalFileStorage } from './local-file-storage.js';

let root: string;
beforeAll(async () => {
  root = await temporaryFolder();
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(() => void jest.restoreAllMocks());

fileStorageContract('LocalFileStorage', async () => new LocalFileStorage(join(root, 'contract')));

async function* content(size: number): AsyncGenerator<Uint8Array> {
  yield randomBytes(size);
}

const batchesOf = async (storage: LocalFileStorage): Promise<(readonly string[])[]> => {
  const batches: (readonly string[])[] = [];
  for await (const batch of storage.keys()) batches.push(batch);
  return batches;
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

/** The class that Node does not export: what every handle of a file is. */
async function handlePrototype(): Promise<Awaited<ReturnType<typeof open>>> {
  const handle = await open(root, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle);
}

describe('LocalFileStorage', () => {
  it('lists nothing before anything was stored', async () => {
    expect(await batchesOf(new LocalFileStorage(join(root, 'new')))).toEqual([]);
  });

  it('spreads content over folders, and keeps it from other users of the machine', async () => {
    const storage = new LocalFileStorage(join(root, 'spread'));
    const key = randomUUID();
    await storage.stage(key, content(10));
    await storage.commit(key);
    const path = join(root, 'spread', 'objects', key.slice(0, 2), key.slice(2, 4), key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(root, 'spread', 'objects'))).mode & 0o777).toBe(0o700);
  });

  it.each(['', '..', '../secret', '/etc/passwd', 'A'.repeat(36), `${randomUUID()}/x`, randomUUID().toUpperCase(), `${randomUUID()}\0`])(
    'takes %j for no key',
    async (key) => {
      const storage = new LocalFileStorage(join(root, 'keys'));
      await expect(storage.stage(key, content(1))).rejects.toThrow('UUID');
      await expect(storage.commit(key)).rejects.toThrow('UUID');
      await expect(storage.delete(key)).rejects.toThrow('UUID');
      await expect(storage.open(key)[Symbol.asyncIterator]().next()).rejects.toThrow('UUID');
    },
  );

  it('never writes over what is there', async () => {
    const storage = new LocalFileStorage(join(root, 'twice'));
    const key = randomUUID();
    await storage.stage(key, content(1));
    await expect(storage.stage(key, content(1))).rejects.toThrow('EEXIST');
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('says that there is no room when writing fails with %s, and leaves nothing', async (code) => {
    const folder = join(root, code);
    const handle = await handlePrototype();
    jest.spyOn(handle, 'write').mockRejectedValue(Object.assign(new Error(code), { code }));
    const staging = new LocalFileStorage(folder).stage(randomUUID(), content(10));
    await expect(staging).rejects.toThrow(StorageFullError);
    expect(await filesBelow(folder)).toEqual([]);
  });

  it('says that there is no room when the disk is full only as the bytes are forced onto it', async () => {
    const folder = join(root, 'sync');
    const handle = await handlePrototype();
    jest.spyOn(handle, 'sync').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await expect(new LocalFileStorage(folder).stage(randomUUID(), content(10))).rejects.toThrow(StorageFullError);
    expect(await filesBelow(folder)).toEqual([]);
  });

  it('writes on where a write took only part', async () => {
    const storage = new LocalFileStorage(join(root, 'short'));
    const handle = await handlePrototype();
    const write: unknown = Reflect.get(handle, 'write');
    if (typeof write !== 'function') throw new Error('A handle that cannot write');
    jest.spyOn(handle, 'write').mockImplementation(function (this: typeof handle, bytes: Uint8Array, offset: number) {
      return Reflect.apply(write, this, [bytes, offset, Math.min(3, bytes.byteLength - offset)]);
    } as typeof handle.write);
    const key = randomUUID();
    expect((await storage.stage(key, content(10))).size).toBe(10);
    jest.restoreAllMocks();
    await storage.commit(key);
    expect((await buffer(storage.open(key))).byteLength).toBe(10);
  });

  it('lists keys in batches, and nothing else that lies there', async () => {
    const storage = new LocalFileStorage(join(root, 'many'));
    const keys = Array.from({ length: 501 }, () => randomUUID());
    for (const key of keys) await storage.stage(key, content(0));
    const stray = await open(join(root, 'many', 'staging', '.nfs0001'), 'w');
    await stray.close();
    const batches = await batchesOf(storage);
    expect(batches.map(({ length }) => length)).toEqual([500, 1]);
    expect(batches.flat().sort()).toEqual(keys.sort());
  });
});
