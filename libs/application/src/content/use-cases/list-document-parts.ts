import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { CommentView, DocumentDirectory, RevisionView, ShareView } from '../queries/document-directory.js';
import type { DocumentGate } from './document-gate.js';

/** Lists what belongs to one document, for who may see it: revisions for readers, comments for who comments, shares for who shares. */
export class ListDocumentParts {
  constructor(
    private readonly gate: DocumentGate,
    private readonly directory: DocumentDirectory,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async revisions(actor: Actor, documentId: number, request: PageRequest): Promise<Page<RevisionView>> {
    await this.gate.open(actor, documentId, 'READ');
    return this.directory.revisions(documentId, request);
  }

  /** @throws NotFoundError, ForbiddenError */
  async comments(actor: Actor, documentId: number, request: PageRequest): Promise<Page<CommentView>> {
    await this.gate.open(actor, documentId, 'COMMENT');
    return this.directory.comments(documentId, request);
  }

  /** @throws NotFoundError, ForbiddenError */
  async shares(actor: Actor, documentId: number, request: PageRequest): Promise<Page<ShareView>> {
    await this.gate.open(actor, documentId, 'OWNER');
    return this.directory.shares(documentId, request);
  }
}
