import { constants } from 'node:fs';
import { mkdir, open, opendir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStorage, type ByteRange, type ByteStream, type StagedContent } from '@halolight/application/content/ports';
import { StorageFullError } from '@halolight/domain/content';
import { errorCode } from '../kernel/index.js';
import { ContentDigest } from './content-digest.js';
import { syncFolder } from './sync-folder.js';

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** In larger pieces a file of 2 GiB takes 30 MiB more of memory on its way out, and no less time. */
const READ_BYTES = 64 * 1024;
const KEYS_IN_A_BATCH = 500;
/** No room on the volume, or in this process's own share of it. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/**
 * Keeps content in files of this machine: `objects/ab/cd/<key>` below the root, staged in `staging/<key>` on the same volume,
 * so that committing is one rename, which happens or does not. A key is a UUID of ours: nothing a client says becomes a path.
 */
export class LocalFileStorage extends FileStorage {
  /** @param root absolute; made when it is not there */
  constructor(private readonly root: string) {
    super();
  }

  async stage(key: string, content: ByteStream): Promise<StagedContent> {
    const path = this.stagingPath(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await using file = await open(path, NEW_FILE, 0o600);
    try {
      return await write(file, content);
    } catch (error) {
      await rm(path, { force: true });
      throw explained(error);
    }
  }

  async commit(key: string): Promise<void> {
    const path = this.objectPath(key);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(this.stagingPath(key), path);
    } catch (error) {
      throw explained(error);
    }
    // The file's name, and the folders that may be new.
    for (let folder = dirname(path); folder.startsWith(this.root); folder = dirname(folder)) await syncFolder(folder);
  }

  async discard(key: string): Promise<void> {
    await rm(this.stagingPath(key), { force: true });
  }

  async *open(key: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
    await using file = await open(this.objectPath(key), 'r');
    yield* file.createReadStream({ ...range, highWaterMark: READ_BYTES, autoClose: false });
  }

  async delete(key: string): Promise<void> {
    await rm(this.objectPath(key), { force: true });
    await rm(this.stagingPath(key), { force: true });
  }

  async *keys(): AsyncGenerator<readonly string[]> {
    let batch: string[] = [];
    for (const folder of ['staging', 'objects']) {
      for await (const key of keysBelow(join(this.root, folder))) {
        batch.push(key);
        if (batch.length === KEYS_IN_A_BATCH) {
          yield batch;
          batch = [];
        }
      }
    }
    if (batch.length > 0) yield batch;
  }

  private stagingPath(key: string): string {
    return join(this.root, 'staging', checked(key));
  }

  private objectPath(key: string): string {
    return join(this.root, 'objects', checked(key).slice(0, 2), key.slice(2, 4), key);
  }
}

/** Writes one chunk after the other, so that no more than one is in memory, and leaves none in the caches of the machine alone. */
async function write(file: FileHandle, content: ByteStream): Promise<StagedContent> {
  const digest = new ContentDigest();
  for await (const chunk of content) {
    digest.update(chunk);
    for (let written = 0; written < chunk.byteLength; ) {
      const { bytesWritten } = await file.write(chunk, written);
      written += bytesWritten;
    }
  }
  await file.sync();
  return digest.result();
}

async function* keysBelow(folder: string): AsyncGenerator<string> {
  try {
    for await (const { name } of await opendir(folder, { recursive: true })) {
      if (KEY.test(name)) yield name;
    }
  } catch (error) {
    // Nothing was stored yet.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function checked(key: string): string {
  if (!KEY.test(key)) throw new Error('A storage key is a UUID in lower case');
  return key;
}

function explained(error: unknown): unknown {
  return FULL.has(errorCode(error) ?? '') ? new StorageFullError({ cause: error }) : error;
}
