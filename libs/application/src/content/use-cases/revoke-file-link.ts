import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';
import type { FileGate } from './file-gate.js';

/** Closes a link at once and for good; one that is closed stays so. */
export class RevokeFileLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: FileLinkRepository,
    private readonly gate: FileGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the link's file @throws NotFoundError, ForbiddenError */
  async execute(actor: Actor, linkId: number): Promise<number> {
    return this.unitOfWork.run(async () => {
      const link = await this.links.findForUpdate(linkId);
      if (!link) throw new NotFoundError('Share link');
      const { fileId } = link;
      await this.gate.open(actor, fileId, 'OWNER');
      if (await this.links.revoke(linkId)) {
        await this.outbox.publish({ type: 'file.link_revoked', actorId: actor.userId, subject: { type: 'file', id: fileId }, data: { linkId } });
      }
      return fileId;
    });
  }
}
