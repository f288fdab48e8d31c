import { ForbiddenError, Permission, type PermissionSet } from '../kernel/index.js';
import type { Book } from './book.js';

const UPDATE = Permission.parse('books:update');
const DELETE = Permission.parse('books:delete');

/** Who wants to do something to a book. */
export interface BookEditor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** A book is changed by its owner, or with `books:update`. @throws ForbiddenError */
export function assertMayChangeBook(actor: BookEditor, book: Book): void {
  assertOwnsOrHolds(actor, book, UPDATE);
}

/** A book is deleted by its owner, or with `books:delete`. @throws ForbiddenError */
export function assertMayDeleteBook(actor: BookEditor, book: Book): void {
  assertOwnsOrHolds(actor, book, DELETE);
}

function assertOwnsOrHolds(actor: BookEditor, book: Book, permission: Permission): void {
  if (actor.userId !== book.ownerId && !actor.permissions.allows(permission)) throw new ForbiddenError();
}
