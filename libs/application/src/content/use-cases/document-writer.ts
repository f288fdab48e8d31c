import type { Document } from '@halolight/domain/content';
import type { Actor, EventData, EventOutbox } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { DocumentSignals } from './document-signals.js';

/** Stores a changed document: with its new revision when it says something else, and with the events of what happened to it. */
export class DocumentWriter {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly signals: DocumentSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @param why goes with the event of a new revision @throws NoSuchFolderError */
  async write(actor: Actor, before: Document, changed: Document, why: EventData = {}): Promise<void> {
    const [isRevised, isMoved] = [changed.revision !== before.revision, changed.folderId !== before.folderId];
    if (!isRevised && !isMoved) return;
    const after = await this.signals.beforeUpdate.run(changed);
    await this.documents.update(after, before);
    if (isRevised) {
      await this.documents.keepRevision(after, actor.userId);
      await this.tell('document.updated', actor, after, { revision: after.revision, ...why });
    }
    if (isMoved) await this.tell('document.moved', actor, after, { folderId: after.folderId });
  }

  private tell(type: `document.${string}`, actor: Actor, { id }: Document, data: EventData): Promise<void> {
    return this.outbox.publish({ type, actorId: actor.userId, subject: { type: 'document', id }, data });
  }
}
