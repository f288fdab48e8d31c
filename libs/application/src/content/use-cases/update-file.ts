import { toFileName, type StoredFile } from '@halolight/domain/content';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventData, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { FileGate } from './file-gate.js';
import type { FileSignals } from './file-signals.js';
import type { FolderFinder } from './folder-finder.js';

/** Absent fields stay as they are. */
export interface FileChanges {
  readonly name?: string | undefined;
  readonly folderId?: number | null | undefined;
}

export interface UpdateFileCommand {
  readonly actor: Actor;
  readonly fileId: number;
  readonly changes: FileChanges;
  readonly expectedVersions?: ExpectedVersions;
}

/** Renames a file, moves it, or both. Changes that change nothing leave no trace. */
export class UpdateFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileRepository,
    private readonly gate: FileGate,
    private readonly folders: FolderFinder,
    private readonly signals: FileSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError, NoSuchFolderError */
  async execute({ actor, fileId, changes, expectedVersions }: UpdateFileCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (typeof changes.folderId === 'number') await this.folders.keepTree((await this.gate.open(actor, fileId, 'EDIT')).ownerId);
      const file = await this.gate.hold(actor, fileId, 'EDIT');
      assertExpectedVersion('File', file.version, expectedVersions);
      const changed = withChanges(file, changes);
      const [isRenamed, isMoved] = [changed.name !== file.name, changed.folderId !== file.folderId];
      if (!isRenamed && !isMoved) return;
      if (isMoved) await this.folders.assertUsable(actor, changed.folderId, file.ownerId);
      const { id, folderId } = await this.store(changed);
      if (isRenamed) await this.tell('file.renamed', actor, id);
      if (isMoved) await this.tell('file.moved', actor, id, { folderId });
    });
  }

  private async store(changed: StoredFile): Promise<StoredFile> {
    const after = await this.signals.beforeUpdate.run(changed);
    await this.files.update(after);
    return after;
  }

  private tell(type: `file.${string}`, { userId }: Actor, id: number, data: EventData = {}): Promise<void> {
    return this.outbox.publish({ type, actorId: userId, subject: { type: 'file', id }, data });
  }
}

function withChanges(file: StoredFile, { name, folderId }: FileChanges): StoredFile {
  return { ...file, name: name === undefined ? file.name : toFileName(name), folderId: folderId === undefined ? file.folderId : folderId };
}
