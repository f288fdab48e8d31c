import type { StoredFile } from '@halolight/domain/content';

export type NewFile = Omit<StoredFile, 'id' | 'version'>;

/** Files: names, owners and places; the bytes are the storage's affair. */
export abstract class FileRepository {
  abstract find(fileId: number): Promise<StoredFile | null>;

  /** The file, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(fileId: number): Promise<StoredFile | null>;

  /** @returns the new id @throws NoSuchFolderError */
  abstract add(file: NewFile): Promise<number>;

  /** Stores name, folder and content, and raises the version. @throws NoSuchFolderError */
  abstract update(file: StoredFile): Promise<void>;

  abstract remove(fileId: number): Promise<void>;

  /** @returns false when nothing changed */
  abstract setFavorite(userId: number, fileId: number, isFavorite: boolean): Promise<boolean>;
}
