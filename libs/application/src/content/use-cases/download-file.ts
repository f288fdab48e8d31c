import { DownloadUrlRefusedError, type StoredFile } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, Clock } from '../../kernel/index.js';
import type { ContentRegistry } from '../ports/content-registry.js';
import type { DownloadSignatures } from '../ports/download-signatures.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { ByteRange, ByteStream, FileStorage } from '../ports/file-storage.js';
import type { FileGate } from './file-gate.js';

/** A file that may be read, and the way to its bytes. */
export interface Download {
  readonly file: StoredFile;
  /** The content, or a part of it. */
  readonly open: (range?: ByteRange) => ByteStream | Promise<ByteStream>;
}

/** Gives content to who may see its file, or holds a signed URL. Nothing of the database is in use while it is read. */
export class DownloadFile {
  constructor(
    private readonly files: FileRepository,
    private readonly gate: FileGate,
    private readonly storage: FileStorage,
    private readonly registry: ContentRegistry,
    private readonly signatures: DownloadSignatures,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, fileId: number): Promise<Download> {
    return this.download(await this.gate.open(actor, fileId, 'READ'));
  }

  /** The file's picture, as WebP. @throws NotFoundError also when there is none, or none yet */
  async thumbnail(actor: Actor, fileId: number): Promise<ByteStream> {
    const { content } = await this.gate.open(actor, fileId, 'READ');
    const key = await this.registry.thumbnailOf(content.key);
    if (key === null) throw new NotFoundError('Thumbnail');
    return this.storage.open(key);
  }

  /** @param expires whole seconds since 1970 @throws DownloadUrlRefusedError, NotFoundError */
  async withSignature(fileId: number, expires: number, signature: string): Promise<Download> {
    const isGenuine = this.signatures.verify(fileId, expires, signature);
    if (!isGenuine || expires * 1000 <= this.clock.now().getTime()) throw new DownloadUrlRefusedError();
    const file = await this.files.find(fileId);
    if (!file) throw new NotFoundError('File');
    return this.download(file);
  }

  private download(file: StoredFile): Download {
    return { file, open: (range) => this.storage.open(file.content.key, range) };
  }
}
