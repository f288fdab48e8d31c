import { toFolderName } from '@halolight/domain/content';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FolderRepository } from '../ports/folder-repository.js';
import type { FolderSignals } from './folder-signals.js';
import type { FolderTree } from './folder-tree.js';

export interface CreateFolderCommand {
  readonly actor: Actor;
  readonly name: string;
  readonly parentId: number | null;
}

/** Makes a folder that belongs to its maker. */
export class CreateFolder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly folders: FolderRepository,
    private readonly tree: FolderTree,
    private readonly signals: FolderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws InvalidInputError, TooManyFoldersError, NoSuchFolderError, FolderTooDeepError, FolderNameTakenError */
  async execute({ actor, name, parentId }: CreateFolderCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const draft = await this.signals.beforeCreate.run({ name: toFolderName(name), parentId, ownerId: actor.userId });
      await this.folders.lockTree(draft.ownerId);
      await this.tree.assertRoomForNew(actor, draft.ownerId, draft.parentId);
      const id = await this.folders.add(draft);
      await this.outbox.publish({ type: 'folder.created', actorId: actor.userId, subject: { type: 'folder', id }, data: { parentId } });
      return id;
    });
  }
}
