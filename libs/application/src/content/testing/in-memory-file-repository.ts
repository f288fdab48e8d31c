import { NoSuchFolderError, type StoredFile } from '@halolight/domain/content';
import { FileRepository, type NewFile } from '../ports/file-repository.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';
import type { InMemoryFileStore } from './in-memory-file-store.js';

/** The twin of the real `FileRepository`, but that nobody waits for anybody. */
export class InMemoryFileRepository extends FileRepository {
  constructor(
    private readonly store: InMemoryContentStore,
    private readonly fileStore: InMemoryFileStore,
  ) {
    super();
  }

  override async find(fileId: number): Promise<StoredFile | null> {
    return this.store.files.get(fileId) ?? null;
  }

  override findForUpdate(fileId: number): Promise<StoredFile | null> {
    return this.find(fileId);
  }

  override async add(draft: NewFile): Promise<number> {
    const file = { ...draft, id: this.store.nextId(), version: 1 };
    this.assertFits(file);
    this.store.files.set(file.id, file);
    return file.id;
  }

  override async update({ id, name, folderId, kind, content }: StoredFile): Promise<void> {
    const known = this.store.files.get(id);
    if (!known) return;
    const changed = { ...known, name, folderId, kind, content, version: known.version + 1 };
    this.assertFits(changed);
    this.store.files.set(id, changed);
    if (known.content.key !== content.key) this.store.release(known.content.key);
  }

  override async remove(fileId: number): Promise<void> {
    this.store.removeFile(fileId);
    for (const [id, link] of this.fileStore.links) if (link.fileId === fileId) this.fileStore.links.delete(id);
  }

  override async setFavorite(userId: number, fileId: number, isFavorite: boolean): Promise<boolean> {
    const { favorites } = this.fileStore;
    const favorite = `${userId}/${fileId}`;
    if (!isFavorite) return favorites.delete(favorite);
    const isNew = !favorites.has(favorite);
    favorites.add(favorite);
    return isNew;
  }

  private assertFits({ folderId, ownerId }: StoredFile): void {
    if (folderId !== null && this.store.folders.get(folderId)?.ownerId !== ownerId) throw new NoSuchFolderError('folderId');
  }
}
