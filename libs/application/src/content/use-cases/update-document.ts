import { withChanges, type Document, type DocumentChanges } from '@halolight/domain/content';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { DocumentGate } from './document-gate.js';
import type { DocumentWriter } from './document-writer.js';
import type { FolderFinder } from './folder-finder.js';

export interface UpdateDocumentCommand {
  readonly actor: Actor;
  readonly documentId: number;
  readonly changes: DocumentChanges;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes what a document says, moves it, or both. Changes that change nothing leave no trace. */
export class UpdateDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: DocumentGate,
    private readonly folders: FolderFinder,
    private readonly writer: DocumentWriter,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError, NoSuchFolderError */
  async execute({ actor, documentId, changes, expectedVersions }: UpdateDocumentCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (typeof changes.folderId === 'number') await this.folders.keepTree((await this.gate.open(actor, documentId, 'EDIT')).ownerId);
      const document = await this.gate.hold(actor, documentId, 'EDIT');
      assertExpectedVersion('Document', document.version, expectedVersions);
      const changed = withChanges(document, changes);
      if (isMoved(document, changed)) await this.folders.assertUsable(actor, changed.folderId, document.ownerId);
      await this.writer.write(actor, document, changed);
    });
  }
}

function isMoved(before: Document, after: Document): boolean {
  return before.folderId !== after.folderId;
}
