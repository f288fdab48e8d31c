import type { Item } from '@halolight/domain/content';

export type NewItem = Pick<Item, 'name' | 'description' | 'ownerId'>;

/** Items. */
export abstract class ItemRepository {
  /** The item, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(itemId: number): Promise<Item | null>;

  /** @returns the new id @throws ItemNameTakenError */
  abstract add(item: NewItem): Promise<number>;

  /** Stores name and description and raises the version. @throws ItemNameTakenError */
  abstract update(item: Item): Promise<void>;

  abstract remove(itemId: number): Promise<void>;
}
