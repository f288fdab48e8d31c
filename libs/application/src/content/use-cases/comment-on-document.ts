import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { DocumentComments } from '../ports/document-comments.js';
import type { DocumentGate } from './document-gate.js';

export interface CommentOnDocumentCommand {
  readonly actor: Actor;
  readonly documentId: number;
  readonly content: string;
}

/** Says something about a document. */
export class CommentOnDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly comments: DocumentComments,
    private readonly gate: DocumentGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new comment's id @throws NotFoundError, ForbiddenError */
  async execute({ actor, documentId, content }: CommentOnDocumentCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.gate.hold(actor, documentId, 'COMMENT');
      const commentId = await this.comments.add(documentId, actor.userId, content);
      await this.outbox.publish({
        type: 'document.commented',
        actorId: actor.userId,
        subject: { type: 'document', id: documentId },
        data: { commentId },
      });
      return commentId;
    });
  }
}
