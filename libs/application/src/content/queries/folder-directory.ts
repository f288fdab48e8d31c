import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Viewer } from './viewer.js';

export interface FolderView {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly ownerId: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A folder and what stands below it, sorted by name. */
export interface FolderNode extends FolderView {
  readonly children: readonly FolderNode[];
}

export interface FolderFilter {
  /** `root`: those at the root. */
  readonly parentId?: number | 'root' | undefined;
  readonly ownerId?: number | undefined;
}

/** Folders, for reading. Nobody is shown a folder that is not theirs, unless they see all. */
export abstract class FolderDirectory {
  abstract byId(viewer: Viewer, folderId: number): Promise<FolderView | null>;

  /** Sorted by id, name or createdAt, by name by default; the search looks into the name. */
  abstract page(viewer: Viewer, request: PageRequest, filter: FolderFilter): Promise<Page<FolderView>>;

  /** The viewer's own folders from the root down. */
  abstract treeOf(ownerId: number): Promise<FolderNode[]>;
}
