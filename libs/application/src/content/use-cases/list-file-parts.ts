import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { ShareView } from '../queries/document-directory.js';
import type { FileAccessView, FileDirectory, FileLinkView } from '../queries/file-directory.js';
import type { FileGate } from './file-gate.js';

/** Lists with whom and how one file is shared, for who shares it. */
export class ListFileParts {
  constructor(
    private readonly gate: FileGate,
    private readonly directory: Pick<FileDirectory, 'accesses' | 'links' | 'shares'>,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async links(actor: Actor, fileId: number, request: PageRequest): Promise<Page<FileLinkView>> {
    await this.gate.open(actor, fileId, 'OWNER');
    return this.directory.links(fileId, request);
  }

  /** @throws NotFoundError, ForbiddenError */
  async accesses(actor: Actor, fileId: number, request: PageRequest): Promise<Page<FileAccessView>> {
    await this.gate.open(actor, fileId, 'OWNER');
    return this.directory.accesses(fileId, request);
  }

  /** @throws NotFoundError, ForbiddenError */
  async shares(actor: Actor, fileId: number, request: PageRequest): Promise<Page<ShareView>> {
    await this.gate.open(actor, fileId, 'OWNER');
    return this.directory.shares(fileId, request);
  }
}
