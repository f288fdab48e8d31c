import { fileAccess, type FileLink } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';
import type { FileRepository } from '../ports/file-repository.js';

/** Closes a link at once and for good; one that is closed stays so. Who may not share a file is not told which links it has. */
export class RevokeFileLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: FileLinkRepository,
    private readonly files: FileRepository,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, linkId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const link = await this.links.findForUpdate(linkId);
      if (!link || !(await this.mayShare(actor, link))) throw new NotFoundError('Share link');
      if (!(await this.links.revoke(linkId))) return;
      await this.outbox.publish({
        type: 'file.link_revoked',
        actorId: actor.userId,
        subject: { type: 'file', id: link.fileId },
        data: { linkId },
      });
    });
  }

  private async mayShare(actor: Actor, { fileId }: FileLink): Promise<boolean> {
    const file = await this.files.find(fileId);
    return file !== null && fileAccess(actor, file.ownerId, null) === 'OWNER';
  }
}
