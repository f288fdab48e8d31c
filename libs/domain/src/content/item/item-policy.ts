import { ForbiddenError, Permission, type PermissionSet } from '../../kernel/index.js';
import type { Item } from './item.js';

const UPDATE = Permission.parse('items:update');
const DELETE = Permission.parse('items:delete');

/** Who wants to do something to an item. */
export interface ItemEditor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** An item is changed by its owner, or with `items:update`. @throws ForbiddenError */
export function assertMayChangeItem(actor: ItemEditor, item: Item): void {
  assertOwnsOrHolds(actor, item, UPDATE);
}

/** An item is deleted by its owner, or with `items:delete`. @throws ForbiddenError */
export function assertMayDeleteItem(actor: ItemEditor, item: Item): void {
  assertOwnsOrHolds(actor, item, DELETE);
}

function assertOwnsOrHolds(actor: ItemEditor, item: Item, permission: Permission): void {
  if (actor.userId !== item.ownerId && !actor.permissions.allows(permission)) throw new ForbiddenError();
}
