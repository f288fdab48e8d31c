/** Bytes on their way, in the order they come. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** What is known of content once all of it has come. */
export interface StagedContent {
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The first 64 KiB, or everything when that is less: what the type is told from. */
  readonly head: Uint8Array;
}

/** A part of content, both ends included, from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps bytes under keys, which are UUIDs. Content is staged first and becomes readable when it is committed, whole or not at all;
 * an object store does the same with a multipart upload and its completion.
 */
export abstract class FileStorage {
  /**
   * Takes content in, no faster than it can be written, and leaves nothing of it behind when that fails.
   * @throws StorageFullError when there is no room, or whatever `content` throws
   */
  abstract stage(key: string, content: ByteStream): Promise<StagedContent>;

  /** Makes staged content readable under its key; once this is done no crash of the machine loses it. @throws StorageFullError */
  abstract commit(key: string): Promise<void>;

  /** Forgets staged content; content that was committed stays. */
  abstract discard(key: string): Promise<void>;

  /** Reads committed content, or a part of it; what reads stays whole even when the content is deleted meanwhile. Fails on the first read when there is none. */
  abstract open(key: string, range?: ByteRange): ByteStream;

  /** Deletes content, staged or committed; content that is not there counts as deleted. */
  abstract delete(key: string): Promise<void>;

  /** The keys of everything that is kept, staged or committed, in batches. */
  abstract keys(): AsyncIterable<readonly string[]>;
}
