import { assertFitsBelow, assertFolderIsVisible, assertMayHaveAnother, NoSuchFolderError, seesAllFolders, type Folder } from '@halolight/domain/content';
import type { Actor } from '../../kernel/index.js';
import type { FolderRepository } from '../ports/folder-repository.js';

/** Whoever changes the shape of a tree holds the whole tree, so that two moves, each harmless, never make a cycle together. */
export class FolderTree {
  constructor(private readonly folders: FolderRepository) {}

  /** The folder, whose owner's tree nobody else changes until the unit of work ends. @throws NotFoundError */
  async hold(actor: Actor, folderId: number): Promise<Folder> {
    const seen = await this.folders.find(folderId);
    assertFolderIsVisible(actor, seen);
    await this.folders.lockTree(seen.ownerId);
    const folder = await this.folders.findForUpdate(folderId);
    assertFolderIsVisible(actor, folder);
    return folder;
  }

  /**
   * Whether there is room for a new folder of `ownerId`, whose tree is held, below `parentId`.
   * @throws TooManyFoldersError, NoSuchFolderError, FolderTooDeepError
   */
  async assertRoomForNew(actor: Actor, ownerId: number, parentId: number | null): Promise<void> {
    assertMayHaveAnother(await this.folders.countOf(ownerId));
    if (parentId === null) return;
    await this.assertUsable(actor, ownerId, parentId);
    assertFitsBelow(null, await this.folders.pathTo(parentId), 1);
  }

  /** @throws NoSuchFolderError, FolderCycleError, FolderTooDeepError */
  async assertRoomFor(actor: Actor, folder: Folder, parentId: number | null): Promise<void> {
    if (parentId === null) return;
    await this.assertUsable(actor, folder.ownerId, parentId);
    assertFitsBelow(folder.id, await this.folders.pathTo(parentId), await this.folders.heightOf(folder.id));
  }

  private async assertUsable(actor: Actor, ownerId: number, parentId: number): Promise<void> {
    const parent = await this.folders.find(parentId);
    if (parent?.ownerId !== ownerId) throw new NoSuchFolderError('parentId');
    if (ownerId !== actor.userId && !seesAllFolders(actor)) throw new NoSuchFolderError('parentId');
  }
}
