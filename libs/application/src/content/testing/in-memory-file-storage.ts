import { createHash } from 'node:crypto';
import { FileStorage, type ByteRange, type ByteStream, type StagedContent } from '../ports/file-storage.js';

const HEAD_BYTES = 64 * 1024;

/** Keeps content in memory. */
export class InMemoryFileStorage extends FileStorage {
  readonly staged = new Map<string, Uint8Array>();
  readonly committed = new Map<string, Uint8Array>();

  override async stage(key: string, content: ByteStream): Promise<StagedContent> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(Uint8Array.from(chunk));
    const bytes = Buffer.concat(chunks);
    this.staged.set(key, bytes);
    return { size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), head: bytes.subarray(0, HEAD_BYTES) };
  }

  override async commit(key: string): Promise<void> {
    const bytes = this.staged.get(key);
    if (!bytes) throw new Error('Nothing was staged under this key');
    this.staged.delete(key);
    this.committed.set(key, bytes);
  }

  override async discard(key: string): Promise<void> {
    this.staged.delete(key);
  }

  override async *open(key: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
    const bytes = this.committed.get(key);
    if (!bytes) throw new Error('There is nothing under this key');
    yield range ? bytes.subarray(range.start, range.end + 1) : bytes;
  }

  override async delete(key: string): Promise<void> {
    this.staged.delete(key);
    this.committed.delete(key);
  }

  override async *keys(): AsyncGenerator<readonly string[]> {
    yield [...this.staged.keys(), ...this.committed.keys()];
  }
}
