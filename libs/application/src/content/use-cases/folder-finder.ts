import { assertMayHold, NoSuchFolderError, seesAllFolders } from '@halolight/domain/content';
import type { Actor } from '../../kernel/index.js';
import type { FolderRepository } from '../ports/folder-repository.js';

/** Looks up the folder that something is put into. */
export class FolderFinder {
  constructor(private readonly folders: FolderRepository) {}

  /** Has no folder of this owner deleted until the unit of work ends; before anything is held that is going to be put into one. */
  async keepTree(ownerId: number): Promise<void> {
    await this.folders.keepTree(ownerId);
  }

  /** Whether the actor may put what belongs to `ownerId` into the folder; the root, null, is always there. @throws NoSuchFolderError */
  async assertUsable(actor: Actor, folderId: number | null, ownerId: number): Promise<void> {
    if (folderId === null) return;
    if (ownerId !== actor.userId && !seesAllFolders(actor)) throw new NoSuchFolderError('folderId');
    assertMayHold(await this.folders.find(folderId), ownerId);
  }
}
