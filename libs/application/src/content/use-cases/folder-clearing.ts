import type { Actor, DomainEvent } from '../../kernel/index.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { FolderRepository, HeldContents } from '../ports/folder-repository.js';
import type { DocumentSignals } from './document-signals.js';
import type { FileSignals } from './file-signals.js';
import type { FolderSignals } from './folder-signals.js';

/** Whoever listens for the deletion of a file, document or folder hears of it as well where that goes with the folder around it. */
export class FolderClearing {
  constructor(
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly files: FileRepository,
    private readonly folderSignals: FolderSignals,
    private readonly documentSignals: DocumentSignals,
    private readonly fileSignals: FileSignals,
  ) {}

  /**
   * Holds what is in a folder, and asks who listens. After `lockTree` of its owner.
   * @returns the events of what will be gone @throws what a handler throws
   */
  async begin({ userId: actorId }: Actor, folderId: number): Promise<DomainEvent[]> {
    const contents = await this.folders.holdContents(folderId);
    for (const folder of contents.folders) await this.folderSignals.beforeDelete.run(folder);
    await this.askAboutDocuments(contents);
    await this.askAboutFiles(contents);
    const files = contents.fileIds.map((id): DomainEvent => ({ type: 'file.deleted', actorId, subject: { type: 'file', id } }));
    return [...files, ...contents.documentIds.map((id): DomainEvent => ({ type: 'document.deleted', actorId, subject: { type: 'document', id } }))];
  }

  private async askAboutDocuments({ documentIds }: HeldContents): Promise<void> {
    const { beforeDelete } = this.documentSignals;
    if (!beforeDelete.isHeard) return;
    for (const id of documentIds) {
      const document = await this.documents.find(id);
      if (document) await beforeDelete.run(document);
    }
  }

  private async askAboutFiles({ fileIds }: HeldContents): Promise<void> {
    const { beforeDelete } = this.fileSignals;
    if (!beforeDelete.isHeard) return;
    for (const id of fileIds) {
      const file = await this.files.find(id);
      if (file) await beforeDelete.run(file);
    }
  }
}
