import { createHash, randomUUID } from 'node:crypto';
import type { FileContent } from '@halolight/domain/content';

/** Content that was never stored anywhere, unless `given` says where. */
export function sampleContent(given: Partial<FileContent> = {}): FileContent {
  const key = given.key ?? randomUUID();
  return { key, size: 10, sha256: createHash('sha256').update(key).digest('hex'), mimeType: 'text/plain; charset=utf-8', ...given };
}
