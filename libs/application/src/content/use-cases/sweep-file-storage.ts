import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileStorage } from '../ports/file-storage.js';
import type { UploadLedger } from '../ports/upload-ledger.js';

export interface SweptStorage {
  /** Uploads given up because nothing was heard of them. */
  readonly lapsedUploads: number;
  /** Contents and thumbnails that no file showed any more. */
  readonly unusedObjects: number;
  /** What the storage kept and nothing pointed to, left behind by a crash. */
  readonly strayObjects: number;
}

/**
 * Deletes what no file shows any more. An upload under way has a row before it has a byte, and a file's content has one until the file is gone:
 * what has neither is nobody's.
 */
export class SweepFileStorage {
  constructor(
    private readonly storage: FileStorage,
    private readonly registry: ContentRegistry,
    private readonly ledger: UploadLedger,
  ) {}

  async execute(): Promise<SweptStorage> {
    const lapsedUploads = await this.ledger.dropLapsed();
    const unused = await this.registry.dropUnused();
    for (const key of unused) await this.storage.delete(key);
    return { lapsedUploads, unusedObjects: unused.length, strayObjects: await this.deleteStrays() };
  }

  private async deleteStrays(): Promise<number> {
    let deleted = 0;
    for await (const keys of this.storage.keys()) {
      const strays = await this.registry.unknownAmong(keys);
      for (const key of strays) await this.storage.delete(key);
      deleted += strays.length;
    }
    return deleted;
  }
}
