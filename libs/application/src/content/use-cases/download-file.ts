import type { StoredFile } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { ContentRegistry } from '../ports/content-registry.js';
import type { ByteRange, ByteStream, FileStorage } from '../ports/file-storage.js';
import type { FileGate } from './file-gate.js';

/** A file that may be read, and the way to its bytes. */
export interface Download {
  readonly file: StoredFile;
  /** The content, or a part of it. */
  readonly open: (range?: ByteRange) => ByteStream | Promise<ByteStream>;
}

/** Gives content to who may see its file. Nothing of the database is in use while it is read. */
export class DownloadFile {
  constructor(
    private readonly gate: FileGate,
    private readonly storage: FileStorage,
    private readonly registry: ContentRegistry,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, fileId: number): Promise<Download> {
    const file = await this.gate.open(actor, fileId, 'READ');
    return { file, open: (range) => this.storage.open(file.content.key, range) };
  }

  /** The file's picture, as WebP. @throws NotFoundError also when there is none, or none yet */
  async thumbnail(actor: Actor, fileId: number): Promise<ByteStream> {
    const { content } = await this.gate.open(actor, fileId, 'READ');
    const key = await this.registry.thumbnailOf(content.key);
    if (key === null) throw new NotFoundError('Thumbnail');
    return this.storage.open(key);
  }
}
