import type { Access, FileKind } from '@halolight/domain/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { LinkOutcome } from '../ports/file-link-repository.js';
import type { PersonView, ShareView } from './document-directory.js';
import type { Viewer } from './viewer.js';

export interface FileView {
  readonly id: number;
  readonly name: string;
  readonly kind: FileKind;
  readonly mimeType: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly folderId: number | null;
  readonly ownerId: number;
  readonly owner: PersonView;
  /** What the viewer may do with it. */
  readonly access: Access;
  /** Whether it is one of the viewer's favourites. */
  readonly isFavorite: boolean;
  readonly hasThumbnail: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface FileFilter {
  readonly kind?: FileKind | undefined;
  /** `root`: those in no folder. */
  readonly folderId?: number | 'root' | undefined;
  readonly isFavorite?: boolean | undefined;
  readonly ownerId?: number | undefined;
  /** `with-me`: others' that are shared with the viewer; `by-me`: the viewer's own that are shared with anybody. */
  readonly shared?: 'with-me' | 'by-me' | undefined;
}

/** A link as its owner sees it; its token was told once. */
export interface FileLinkView {
  readonly id: number;
  readonly fileId: number;
  readonly hasPassword: boolean;
  readonly expiresAt: Date | null;
  readonly maxAccess: number | null;
  readonly accessCount: number;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface FileAccessView {
  readonly id: number;
  /** Null where a signed URL was followed. */
  readonly linkId: number | null;
  /** Who made the signed URL; null where a link was followed. */
  readonly signedBy: number | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly outcome: LinkOutcome;
  readonly createdAt: Date;
}

export interface StorageUse {
  /** Bytes of the user's files, together and by kind. */
  readonly used: number;
  readonly byKind: Readonly<Record<FileKind, number>>;
}

/** Files, for reading. Nobody is shown a file that is neither theirs nor shared with them, unless they see all. */
export abstract class FileDirectory {
  abstract byId(viewer: Viewer, fileId: number): Promise<FileView | null>;

  /** Sorted by id, name, size, createdAt or updatedAt, newest first by default; the search looks into the name. */
  abstract page(viewer: Viewer, request: PageRequest, filter: FileFilter): Promise<Page<FileView>>;

  /** Closed ones as well. Sorted by createdAt or id, the newest first by default. */
  abstract links(fileId: number, request: PageRequest): Promise<Page<FileLinkView>>;

  abstract link(linkId: number): Promise<FileLinkView | null>;

  /** Sorted by createdAt or id, the newest first by default. */
  abstract accesses(fileId: number, request: PageRequest): Promise<Page<FileAccessView>>;

  /** With users and groups, expired ones as well. Sorted by createdAt or id, the oldest first by default. */
  abstract shares(fileId: number, request: PageRequest): Promise<Page<ShareView>>;

  abstract storageUse(userId: number): Promise<StorageUse>;
}
