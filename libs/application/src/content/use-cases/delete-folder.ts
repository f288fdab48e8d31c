import { assertMayBeEmptied, assertMayLoseContents } from '@halolight/domain/content';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FolderRepository } from '../ports/folder-repository.js';
import type { FolderClearing } from './folder-clearing.js';
import type { FolderSignals } from './folder-signals.js';
import type { FolderTree } from './folder-tree.js';

export interface DeleteFolderCommand {
  readonly actor: Actor;
  readonly folderId: number;
  /** Whether the folders, documents and files in it go with it. */
  readonly recursive: boolean;
  readonly expectedVersions?: ExpectedVersions;
}

/** Deletes a folder; the event of the folder tells how many went with it, and those of documents and files which. */
export class DeleteFolder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly folders: FolderRepository,
    private readonly tree: FolderTree,
    private readonly clearing: FolderClearing,
    private readonly signals: FolderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError for what is in it, StaleVersionError, FolderNotEmptyError, or what a handler of a signal throws */
  async execute({ actor, folderId, recursive, expectedVersions }: DeleteFolderCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const folder = await this.tree.hold(actor, folderId);
      assertExpectedVersion('Folder', folder.version, expectedVersions);
      const contents = await this.folders.countContents(folderId);
      assertMayBeEmptied(contents, recursive);
      assertMayLoseContents(actor, folder.ownerId, contents);
      await this.signals.beforeDelete.run(folder);
      const events = await this.clearing.begin(actor, folderId);
      await this.folders.remove(folderId);
      const subject = { type: 'folder', id: folderId };
      await this.outbox.publishAll([...events, { type: 'folder.deleted', actorId: actor.userId, subject, data: { ...contents } }]);
    });
  }
}
