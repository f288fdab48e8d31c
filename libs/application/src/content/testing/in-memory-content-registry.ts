import type { FileContent } from '@halolight/domain/content';
import { ContentRegistry, type DroppedContents } from '../ports/content-registry.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';
import type { InMemoryFileStore } from './in-memory-file-store.js';

/** The twin of the real `ContentRegistry`. */
export class InMemoryContentRegistry extends ContentRegistry {
  constructor(
    private readonly store: InMemoryContentStore,
    private readonly fileStore: InMemoryFileStore,
  ) {
    super();
  }

  override async add(content: FileContent): Promise<void> {
    this.fileStore.contents.set(content.key, { content, thumbnailKey: null });
    this.store.release(content.key);
  }

  override async find(key: string): Promise<FileContent | null> {
    return this.fileStore.contents.get(key)?.content ?? null;
  }

  override async thumbnailOf(key: string): Promise<string | null> {
    return this.fileStore.contents.get(key)?.thumbnailKey ?? null;
  }

  override async setThumbnail(key: string, thumbnailKey: string): Promise<boolean> {
    const known = this.fileStore.contents.get(key);
    if (!known || known.thumbnailKey !== null) return false;
    this.fileStore.contents.set(key, { ...known, thumbnailKey });
    return true;
  }

  override async dropUnused(forMs: number, limit: number): Promise<DroppedContents> {
    const latest = this.store.clock.now().getTime() - forMs;
    const released = [...this.store.released].filter(([, at]) => at.getTime() <= latest).sort(([, one], [, other]) => one.getTime() - other.getTime());
    const looked = released.slice(0, limit).map(([key]) => key);
    const shown = new Set([...this.store.files.values()].map(({ content }) => content.key));
    const keys = looked.filter((key) => !shown.has(key)).flatMap((key) => [key, this.fileStore.contents.get(key)?.thumbnailKey ?? []].flat());
    for (const key of looked) this.store.released.delete(key);
    for (const key of keys) this.fileStore.contents.delete(key);
    return { looked: looked.length, keys };
  }

  override async unknownAmong(keys: readonly string[]): Promise<readonly string[]> {
    const { contents, uploads } = this.fileStore;
    const thumbnails = new Set([...contents.values()].map(({ thumbnailKey }) => thumbnailKey));
    return keys.filter((key) => !contents.has(key) && !uploads.has(key) && !thumbnails.has(key));
  }
}
