import { withChanges } from '@halolight/domain/content';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { DocumentGate } from './document-gate.js';
import type { DocumentWriter } from './document-writer.js';

export interface RestoreDocumentCommand {
  readonly actor: Actor;
  readonly documentId: number;
  readonly revision: number;
  readonly expectedVersions?: ExpectedVersions;
}

/** Makes a document say again what a revision of it says, as a new revision. */
export class RestoreDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly gate: DocumentGate,
    private readonly writer: DocumentWriter,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute({ actor, documentId, revision, expectedVersions }: RestoreDocumentCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const document = await this.gate.hold(actor, documentId, 'EDIT');
      const state = await this.documents.findRevision(documentId, revision);
      if (!state) throw new NotFoundError('Revision');
      assertExpectedVersion('Document', document.version, expectedVersions);
      const restored = { ...withChanges(document, state), revision: document.revision + 1 };
      await this.writer.write(actor, document, restored, { restored: revision });
    });
  }
}
