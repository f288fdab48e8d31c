import { assertMakesSense, knowsEveryGroup, shareSubject, type SharePermission } from '@halolight/domain/content';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { DocumentShares, StoredShare } from '../ports/share-repository.js';
import type { DocumentGate } from './document-gate.js';

export interface ShareDocumentCommand {
  readonly actor: Actor;
  readonly documentId: number;
  /** Either this or `groupId`. */
  readonly userId?: number | null | undefined;
  readonly groupId?: number | null | undefined;
  readonly permission: SharePermission;
  readonly expiresAt?: Date | null | undefined;
}

/** Shares a document with a user or a group; sharing again replaces the permission and the expiry. */
export class ShareDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shares: DocumentShares,
    private readonly gate: DocumentGate,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, InvalidInputError, NoSuchSubjectError, also of a group that the actor neither is in nor may see */
  async execute({ actor, documentId, userId, groupId, permission, expiresAt = null }: ShareDocumentCommand): Promise<StoredShare> {
    const subject = shareSubject(userId, groupId);
    return this.unitOfWork.run(async () => {
      const { ownerId } = await this.gate.hold(actor, documentId, 'OWNER');
      assertMakesSense(subject, ownerId, expiresAt, this.clock.now());
      const share = await this.shares.put(documentId, { ...subject, permission, expiresAt, sharedBy: actor.userId, knowsEveryGroup: knowsEveryGroup(actor) });
      await this.outbox.publish({
        type: 'document.shared',
        actorId: actor.userId,
        subject: { type: 'document', id: documentId },
        data: { ...subject, permission, expiresAt },
      });
      return share;
    });
  }
}
