import type { FileContent } from '@halolight/domain/content';
import { ContentRegistry } from '../ports/content-registry.js';
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

  override async dropUnused(forMs: number): Promise<readonly string[]> {
    const latest = this.store.clock.now().getTime() - forMs;
    const shown = new Set([...this.store.files.values()].map(({ content }) => content.key));
    const unused = [...this.fileStore.contents.values()].filter(({ content: { key } }) => !shown.has(key) && (this.store.released.get(key)?.getTime() ?? 0) <= latest);
    for (const { content } of unused) this.fileStore.contents.delete(content.key);
    return unused.flatMap(({ content, thumbnailKey }) => (thumbnailKey === null ? [content.key] : [content.key, thumbnailKey]));
  }

  override async unknownAmong(keys: readonly string[]): Promise<readonly string[]> {
    const { contents, uploads } = this.fileStore;
    const thumbnails = new Set([...contents.values()].map(({ thumbnailKey }) => thumbnailKey));
    return keys.filter((key) => !contents.has(key) && !uploads.has(key) && !thumbnails.has(key));
  }
}
