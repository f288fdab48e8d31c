import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileStorage } from '../ports/file-storage.js';

/**
 * Goes through everything that is stored, and deletes what a crash left behind. An upload under way has a row before it has a byte, and a file's content
 * has one until the file is gone: what has neither is nobody's.
 */
export class SweepStrayObjects {
  constructor(
    private readonly storage: FileStorage,
    private readonly registry: ContentRegistry,
  ) {}

  async execute(): Promise<{ readonly deleted: number }> {
    let deleted = 0;
    for await (const keys of this.storage.keys()) {
      const strays = await this.registry.unknownAmong(keys);
      for (const key of strays) await this.storage.delete(key);
      deleted += strays.length;
    }
    return { deleted };
  }
}
