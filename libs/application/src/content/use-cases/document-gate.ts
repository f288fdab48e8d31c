import { assertMayUseDocument, type Access, type Document } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { DocumentShares } from '../ports/share-repository.js';

/** Lets through to a document who may use it so. */
export class DocumentGate {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly shares: DocumentShares,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, documentId: number, needed: Access): Promise<Document> {
    return this.admit(actor, await this.documents.find(documentId), needed);
  }

  /** The document, which nobody else changes until the unit of work ends. @throws NotFoundError, ForbiddenError */
  async hold(actor: Actor, documentId: number, needed: Access): Promise<Document> {
    return this.admit(actor, await this.documents.findForUpdate(documentId), needed);
  }

  private async admit(actor: Actor, document: Document | null, needed: Access): Promise<Document> {
    if (!document) throw new NotFoundError('Document');
    const granted = await this.shares.grantedTo(document.id, actor.userId);
    assertMayUseDocument(actor, document.ownerId, granted, needed);
    return document;
  }
}
