import { assertMayUseFile, type Access, type StoredFile } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { FileShares } from '../ports/share-repository.js';

/** Lets through to a file who may use it so. */
export class FileGate {
  constructor(
    private readonly files: FileRepository,
    private readonly shares: FileShares,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, fileId: number, needed: Access): Promise<StoredFile> {
    return this.admit(actor, await this.files.find(fileId), needed);
  }

  /** The file, which nobody else changes until the unit of work ends. @throws NotFoundError, ForbiddenError */
  async hold(actor: Actor, fileId: number, needed: Access): Promise<StoredFile> {
    return this.admit(actor, await this.files.findForUpdate(fileId), needed);
  }

  private async admit(actor: Actor, file: StoredFile | null, needed: Access): Promise<StoredFile> {
    if (!file) throw new NotFoundError('File');
    const granted = await this.shares.grantedTo(file.id, actor.userId);
    assertMayUseFile(actor, file.ownerId, granted, needed);
    return file;
  }
}
