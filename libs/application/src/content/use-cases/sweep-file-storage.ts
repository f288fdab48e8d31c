import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileStorage } from '../ports/file-storage.js';
import type { UploadLedger } from '../ports/upload-ledger.js';

/** A download that was let through meanwhile still finds its content. */
const GRACE_MS = 60_000;

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
    const unused = await this.registry.dropUnused(GRACE_MS);
    for (const key of [...lapsed, ...unused]) await this.storage.delete(key);
    return { lapsedUploads: lapsed.length, unusedObjects: unused.length };
  }
}
