import { createHash } from 'node:crypto';
import type { StagedContent } from '@halolight/application/content/ports';

const HEAD_BYTES = 64 * 1024;

/** What there is to know of content, gathered while it passes. */
export class ContentDigest {
  private readonly hash = createHash('sha256');
  private readonly head: Uint8Array[] = [];
  private size = 0;

  update(chunk: Uint8Array): void {
    // A copy, because the chunk's memory is used again.
    if (this.size < HEAD_BYTES) this.head.push(Uint8Array.from(chunk.subarray(0, HEAD_BYTES - this.size)));
    this.size += chunk.byteLength;
    this.hash.update(chunk);
  }

  result(): StagedContent {
    return { size: this.size, sha256: this.hash.digest('hex'), head: Buffer.concat(this.head) };
  }
}
