import { shareSubject } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { DocumentShares } from '../ports/share-repository.js';
import type { DocumentGate } from './document-gate.js';

export interface UnshareDocumentCommand {
  readonly actor: Actor;
  readonly documentId: number;
  /** Either this or `groupId`. */
  readonly userId?: number | null | undefined;
  readonly groupId?: number | null | undefined;
}

/** Ends a share at once. */
export class UnshareDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shares: DocumentShares,
    private readonly gate: DocumentGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError also when there is no such share, ForbiddenError, InvalidInputError */
  async execute({ actor, documentId, userId, groupId }: UnshareDocumentCommand): Promise<void> {
    const subject = shareSubject(userId, groupId);
    await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, documentId, 'OWNER');
      if (!(await this.shares.remove(documentId, subject))) throw new NotFoundError('Share');
      await this.outbox.publish({
        type: 'document.unshared',
        actorId: actor.userId,
        subject: { type: 'document', id: documentId },
        data: { ...subject },
      });
    });
  }
}
