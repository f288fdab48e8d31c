import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../../kernel/index.js';
import { assertMayChangeItem, assertMayDeleteItem } from './item-policy.js';

const item = { id: 1, name: 'Lamp', description: null, ownerId: 7, version: 1 };
const actor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe.each([
  { does: 'change', assert: assertMayChangeItem, permission: 'items:update', other: 'items:delete' },
  { does: 'delete', assert: assertMayDeleteItem, permission: 'items:delete', other: 'items:update' },
])('who may $does an item', ({ assert, permission, other }) => {
  it('is its owner', () => expect(() => assert(actor(7), item)).not.toThrow());
  it('is who holds the permission', () => expect(() => assert(actor(8, permission), item)).not.toThrow());
  it('is nobody else', () => expect(() => assert(actor(8, other), item)).toThrow(ForbiddenError));
});
