import type { FileContent } from '@halolight/domain/content';

/** Which content is kept, and what for. */
export abstract class ContentRegistry {
  /** In the unit of work that ends its upload. */
  abstract add(content: FileContent): Promise<void>;

  /** Null for content that is gone. */
  abstract find(key: string): Promise<FileContent | null>;

  /** Null for content that has none, or is gone. */
  abstract thumbnailOf(key: string): Promise<string | null>;

  /** @returns false for content that is gone or has a thumbnail already */
  abstract setThumbnail(key: string, thumbnailKey: string): Promise<boolean>;

  /** Strikes out the content that no file has shown for so many milliseconds. @returns the keys to delete, thumbnails included */
  abstract dropUnused(forMs: number): Promise<readonly string[]>;

  /** Those of `keys` that are neither kept content, nor a thumbnail, nor on their way. */
  abstract unknownAmong(keys: readonly string[]): Promise<readonly string[]>;
}
