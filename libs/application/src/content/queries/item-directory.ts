import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface ItemView {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly ownerId: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export interface ItemFilter {
  /** Part of the name, whatever its case. */
  readonly name?: string | undefined;
  /** Part of the description, whatever its case. */
  readonly description?: string | undefined;
}

/** Items, for reading. */
export abstract class ItemDirectory {
  abstract byId(itemId: number): Promise<ItemView | null>;

  /** Sorted by id, name or createdAt, newest first by default; the search looks into name and description. */
  abstract page(request: PageRequest, filter: ItemFilter): Promise<Page<ItemView>>;
}
