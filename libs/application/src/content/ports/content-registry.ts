import type { FileContent } from '@halolight/domain/content';

export interface DroppedContents {
  /** How many were looked at; where it is as many as might be, there may be more. */
  readonly looked: number;
  /** What to delete, thumbnails included. */
  readonly keys: readonly string[];
}

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

  /** Looks at no more than `limit` of the contents that files ceased to show so many milliseconds ago, the longest ago first, and strikes out those that none shows. */
  abstract dropUnused(forMs: number, limit: number): Promise<DroppedContents>;

  /** Those of `keys` that are neither kept content, nor a thumbnail, nor on their way. */
  abstract unknownAmong(keys: readonly string[]): Promise<readonly string[]>;
}
