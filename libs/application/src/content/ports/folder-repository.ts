import type { Folder, FolderContents } from '@halolight/domain/content';

export type NewFolder = Pick<Folder, 'name' | 'parentId' | 'ownerId'>;

/** What goes with a folder: what is in it and in the folders below it. */
export interface HeldContents {
  /** Those below it. */
  readonly folders: readonly Folder[];
  readonly documentIds: readonly number[];
  readonly fileIds: readonly number[];
}

/** Folders. */
export abstract class FolderRepository {
  /** The folder, alone: it may change meanwhile. */
  abstract find(folderId: number): Promise<Folder | null>;

  /** Until the unit of work ends nobody else changes the shape of this owner's tree. */
  abstract lockTree(ownerId: number): Promise<void>;

  /**
   * Until the unit of work ends nobody changes the shape of this owner's tree; others may keep it as well. Who puts something that is there
   * already into a folder does so before it holds that: a deletion of the folder holds the tree first and what lies in it then.
   */
  abstract keepTree(ownerId: number): Promise<void>;

  /** The folder, after `lockTree` of its owner; nothing is put into it until the unit of work ends. */
  abstract findForUpdate(folderId: number): Promise<Folder | null>;

  /** The ids from the root down to the folder, that one included. */
  abstract pathTo(folderId: number): Promise<number[]>;

  /** How many folders stand inside each other from this one down, itself included. */
  abstract heightOf(folderId: number): Promise<number>;

  /** How many folders the owner has. */
  abstract countOf(ownerId: number): Promise<number>;

  /** What is in the folder and in the folders below it. */
  abstract countContents(folderId: number): Promise<FolderContents>;

  /** What is in the folder, however deep, after `lockTree` of its owner: nobody changes it until the unit of work ends. */
  abstract holdContents(folderId: number): Promise<HeldContents>;

  /** @returns the new id @throws FolderNameTakenError, NoSuchFolderError when the parent is not the owner's */
  abstract add(folder: NewFolder): Promise<number>;

  /** Stores name and parent and raises the version. @throws FolderNameTakenError */
  abstract update(folder: Folder): Promise<void>;

  /** Removes the folder, everything below it, and the documents and files in all of them, after `holdContents`. */
  abstract remove(folderId: number): Promise<void>;
}
