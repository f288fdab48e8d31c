import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { DocumentGate } from './document-gate.js';
import type { DocumentSignals } from './document-signals.js';

/** Deletes a document with its revisions, shares and comments. */
export class DeleteDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly gate: DocumentGate,
    private readonly signals: DocumentSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, documentId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const document = await this.gate.hold(actor, documentId, 'OWNER');
      assertExpectedVersion('Document', document.version, expectedVersions);
      await this.signals.beforeDelete.run(document);
      await this.documents.remove(documentId);
      await this.outbox.publish({ type: 'document.deleted', actorId: actor.userId, subject: { type: 'document', id: documentId } });
    });
  }
}
