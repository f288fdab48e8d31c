import { FolderNameTakenError, NoSuchFolderError, type Folder, type FolderContents } from '@halolight/domain/content';
import { FolderRepository, type HeldContents, type NewFolder } from '../ports/folder-repository.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';

/** The twin of the real `FolderRepository`, but that nobody waits for anybody. */
export class InMemoryFolderRepository extends FolderRepository {
  /** Whose trees were held, in order. */
  readonly heldTrees: number[] = [];

  constructor(private readonly store: InMemoryContentStore) {
    super();
  }

  override async find(folderId: number): Promise<Folder | null> {
    return this.store.folders.get(folderId) ?? null;
  }

  override async lockTree(ownerId: number): Promise<void> {
    this.heldTrees.push(ownerId);
  }

  override async keepTree(ownerId: number): Promise<void> {
    this.heldTrees.push(ownerId);
  }

  override findForUpdate(folderId: number): Promise<Folder | null> {
    return this.find(folderId);
  }

  override async pathTo(folderId: number): Promise<number[]> {
    const path: number[] = [];
    for (let at = this.store.folders.get(folderId); at; at = this.store.folders.get(at.parentId ?? 0)) path.unshift(at.id);
    return path;
  }

  override async heightOf(folderId: number): Promise<number> {
    if (!this.store.folders.has(folderId)) return 0;
    const heights = await Promise.all(this.childrenOf(folderId).map((child) => this.heightOf(child)));
    return 1 + Math.max(0, ...heights);
  }

  override async countOf(ownerId: number): Promise<number> {
    return [...this.store.folders.values()].filter((folder) => folder.ownerId === ownerId).length;
  }

  override async countContents(folderId: number): Promise<FolderContents> {
    const { folders, documentIds, fileIds } = await this.holdContents(folderId);
    return { folders: folders.length, documents: documentIds.length, files: fileIds.length };
  }

  override async holdContents(folderId: number): Promise<HeldContents> {
    const branch = this.branchOf(folderId);
    const isInside = (inside: { readonly folderId: number | null }) => branch.includes(inside.folderId ?? 0);
    const folders = [...this.store.folders.values()].filter(({ id }) => id !== folderId && branch.includes(id));
    const fileIds = [...this.store.files.values()].filter(isInside).map(({ id }) => id);
    return { folders, documentIds: [...this.store.documents.values()].filter(isInside).map(({ id }) => id), fileIds };
  }

  override async add({ name, parentId, ownerId }: NewFolder): Promise<number> {
    const folder = { id: this.store.nextId(), name, parentId, ownerId, version: 1 };
    this.assertFits(folder);
    this.store.folders.set(folder.id, folder);
    return folder.id;
  }

  override async update({ id, name, parentId }: Folder): Promise<void> {
    const known = this.store.folders.get(id);
    if (!known) return;
    const changed = { ...known, name, parentId, version: known.version + 1 };
    this.assertFits(changed);
    this.store.folders.set(id, changed);
  }

  override async remove(folderId: number): Promise<void> {
    const { folders, documentIds, fileIds } = await this.holdContents(folderId);
    for (const id of documentIds) this.store.removeDocument(id);
    for (const id of fileIds) this.store.removeFile(id);
    for (const id of [folderId, ...folders.map((folder) => folder.id)]) this.store.folders.delete(id);
  }

  private childrenOf(folderId: number): number[] {
    return [...this.store.folders.values()].filter((folder) => folder.parentId === folderId).map((folder) => folder.id);
  }

  private branchOf(folderId: number): number[] {
    return [folderId, ...this.childrenOf(folderId).flatMap((child) => this.branchOf(child))];
  }

  private assertFits(folder: Folder): void {
    if (folder.parentId !== null && this.store.folders.get(folder.parentId)?.ownerId !== folder.ownerId) throw new NoSuchFolderError('parentId');
    for (const other of this.store.folders.values()) {
      const isSibling = other.id !== folder.id && other.ownerId === folder.ownerId && other.parentId === folder.parentId;
      if (isSibling && other.name.toLowerCase() === folder.name.toLowerCase()) throw new FolderNameTakenError();
    }
  }
}
