/** A place for documents and files; it and everything in it belong to one owner. */
export interface Folder {
  readonly id: number;
  /** Unique among its siblings, whatever its case. */
  readonly name: string;
  /** Null: it stands at the root. */
  readonly parentId: number | null;
  readonly ownerId: number;
  /** Rises with every change, from 1. */
  readonly version: number;
}
