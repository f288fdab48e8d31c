import { toFolderName, type Folder } from '@halolight/domain/content';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FolderRepository } from '../ports/folder-repository.js';
import type { FolderSignals } from './folder-signals.js';
import type { FolderTree } from './folder-tree.js';

export interface UpdateFolderCommand {
  readonly actor: Actor;
  readonly folderId: number;
  /** Absent fields stay as they are; a null parent is the root. */
  readonly changes: { readonly name?: string | undefined; readonly parentId?: number | null | undefined };
  readonly expectedVersions?: ExpectedVersions;
}

/** Renames a folder, moves it with everything in it, or both. */
export class UpdateFolder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly folders: FolderRepository,
    private readonly tree: FolderTree,
    private readonly signals: FolderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws InvalidInputError, NotFoundError, StaleVersionError, NoSuchFolderError, FolderCycleError, FolderTooDeepError, FolderNameTakenError */
  async execute({ actor, folderId, changes, expectedVersions }: UpdateFolderCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const folder = await this.tree.hold(actor, folderId);
      assertExpectedVersion('Folder', folder.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run(withChanges(folder, changes));
      const isMoved = changed.parentId !== folder.parentId;
      if (isMoved) await this.tree.assertRoomFor(actor, folder, changed.parentId);
      await this.folders.update(changed);
      await this.outbox.publish({
        type: isMoved ? 'folder.moved' : 'folder.updated',
        actorId: actor.userId,
        subject: { type: 'folder', id: folderId },
        data: { parentId: changed.parentId },
      });
    });
  }
}

function withChanges(folder: Folder, { name, parentId }: UpdateFolderCommand['changes']): Folder {
  return { ...folder, name: name === undefined ? folder.name : toFolderName(name), parentId: parentId === undefined ? folder.parentId : parentId };
}
