import { inBatches } from '../../kernel/index.js';
import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileStorage } from '../ports/file-storage.js';
import type { UploadLedger } from '../ports/upload-ledger.js';

/** A download that was let through meanwhile still finds its content. */
const GRACE_MS = 60_000;
/** Contents that are struck out in one go, before they are deleted: what a crash leaves behind is no more than that. */
const BATCH = 1_000;

export interface SweptStorage {
  /** Uploads given up because nothing was heard of them. */
  readonly lapsedUploads: number;
  /** Contents and thumbnails that no file showed any more. */
  readonly unusedObjects: number;
}

/** Deletes what no file shows any more, and what is left of uploads that broke off. */
export class SweepFileStorage {
  constructor(
    private readonly storage: FileStorage,
    private readonly registry: ContentRegistry,
    private readonly ledger: UploadLedger,
  ) {}

  async execute(): Promise<SweptStorage> {
    const lapsed = await this.ledger.dropLapsed();
    await this.delete(lapsed);
    let unusedObjects = 0;
    await inBatches(BATCH, async (limit) => {
      const { looked, keys } = await this.registry.dropUnused(GRACE_MS, limit);
      await this.delete(keys);
      unusedObjects += keys.length;
      return looked;
    });
    return { lapsedUploads: lapsed.length, unusedObjects };
  }

  private async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.storage.delete(key);
  }
}
