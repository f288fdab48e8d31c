import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../kernel/index.js';
import { assertMayChangeBook, assertMayDeleteBook } from './book-policy.js';

const book = { id: 1, title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1, ownerId: 7, version: 1 } as const;
const actor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe.each([
  { does: 'change', assert: assertMayChangeBook, permission: 'books:update', other: 'books:delete' },
  { does: 'delete', assert: assertMayDeleteBook, permission: 'books:delete', other: 'books:update' },
])('who may $does a book', ({ assert, permission, other }) => {
  it('is its owner', () => expect(() => assert(actor(7), book)).not.toThrow());
  it('is who holds the permission', () => expect(() => assert(actor(8, permission), book)).not.toThrow());
  it('is nobody else', () => expect(() => assert(actor(8, other), book)).toThrow(ForbiddenError));
});
