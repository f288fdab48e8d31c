import { postDraft } from '../../blog/post-draft.js';
import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { make } from '../content-fixtures.js';

const post = (body?: () => object): Arrange => async (scene) => ({ params: { id: await make(scene, '/api/blog/posts', postDraft()) }, body: body?.() });

/** Everyone signed in reads posts, holders of `blog:create` write them, their authors and administrators change them; only `blog:view_stats` shows how often they are read. */
export const POST_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /blog/posts',                    401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /blog/posts',                   401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: postDraft() })],
  ['GET /blog/posts/{id}',               401, 200, 200, 200, 200, 200, 200, 200, post()],
  ['PUT /blog/posts/{id}',               401, 403, 403, 200, 403, 403, 200, 200, post(postDraft)],
  ['PATCH /blog/posts/{id}',             401, 403, 403, 200, 403, 403, 200, 200, post(postDraft)],
  ['DELETE /blog/posts/{id}',            401, 403, 403, 200, 403, 403, 200, 200, post()],
  ['POST /blog/posts/{id}/share',        401, 200, 200, 200, 200, 200, 200, 200, post()],
  ['GET /blog/posts/{id}/statistics',    401, 403, 403, 403, 403, 403, 200, 200, post()],
];
