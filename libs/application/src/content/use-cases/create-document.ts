import { distinctTags, type DocumentState } from '@halolight/domain/content';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { DocumentSignals } from './document-signals.js';
import type { FolderFinder } from './folder-finder.js';

export interface CreateDocumentCommand extends DocumentState {
  readonly actor: Actor;
  readonly folderId: number | null;
}

/** Makes a document that belongs to its maker. */
export class CreateDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly folders: FolderFinder,
    private readonly signals: DocumentSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws NoSuchFolderError */
  async execute({ actor, title, content, type, status, tags, folderId }: CreateDocumentCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const state = { title, content, type, status, tags: distinctTags(tags) };
      const draft = await this.signals.beforeCreate.run({ ...state, folderId, ownerId: actor.userId });
      await this.folders.assertUsable(actor, draft.folderId, draft.ownerId);
      const { id } = await this.documents.add(draft);
      await this.outbox.publish({ type: 'document.created', actorId: actor.userId, subject: { type: 'document', id }, data: { folderId } });
      return id;
    });
  }
}
