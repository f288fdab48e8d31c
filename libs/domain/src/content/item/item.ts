/** Something small that belongs to whoever made it. */
export interface Item {
  readonly id: number;
  /** Unique among all items, whatever its case. */
  readonly name: string;
  readonly description: string | null;
  readonly ownerId: number;
  /** Rises with every change, from 1. */
  readonly version: number;
}
