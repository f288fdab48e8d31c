import { bookDraft } from '../../books/book-draft.js';
import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { make } from '../content-fixtures.js';

const book = (body?: () => object): Arrange => async (scene) => ({ params: { id: await make(scene, '/api/books', bookDraft()) }, body: body?.() });

/** Everyone signed in sees books, holders of `books:create` make them, their owners and administrators change them. */
export const BOOK_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /books',                         401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /books',                        401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: bookDraft() })],
  ['GET /books/author/{author}',         401, 200, 200, 200, 200, 200, 200, 200, () => ({ params: { author: 'Jane Austen' } })],
  ['GET /books/{id}',                    401, 200, 200, 200, 200, 200, 200, 200, book()],
  ['PUT /books/{id}',                    401, 403, 403, 200, 403, 403, 200, 200, book(bookDraft)],
  ['PATCH /books/{id}',                  401, 403, 403, 200, 403, 403, 200, 200, book(bookDraft)],
  ['DELETE /books/{id}',                 401, 403, 403, 200, 403, 403, 200, 200, book()],
];
