import type { ListQuery } from '../list-query.js';

/**
 * Unique among all items, whatever its case.
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Desk lamp"
 */
export type ItemName = string;

/**
 * @maxLength 2000 must have at most 2000 characters
 * @example "Warm light, two arms"
 */
export type ItemDescription = string;

export interface ItemBody {
  id: number;
  name: string;
  description: string | null;
  ownerId: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface CreateItemBody {
  name: ItemName;
  description?: ItemDescription | null;
}

export interface PatchItemBody {
  name?: ItemName;
  description?: ItemDescription | null;
}

/** Sorted by id, name or createdAt. */
export interface ItemListQuery extends ListQuery {
  /**
   * Part of the name.
   * @maxLength 100 must have at most 100 characters
   */
  name?: string;
  /**
   * Part of the description.
   * @maxLength 200 must have at most 200 characters
   */
  description?: string;
}
