import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addDocument, make } from '../content-fixtures.js';
import { addBystander, uniqueName } from '../fixtures.js';

const document = (body?: () => object): Arrange => async (scene) => ({ params: { id: await addDocument(scene) }, body: body?.() });
const titled = () => ({ title: uniqueName() });
const firstRevision: Arrange = async (scene) => ({ params: { id: await addDocument(scene), revision: 1 } });
const batch: Arrange = async (scene) => ({ body: { ids: [await addDocument(scene)] } });
const withBystander: Arrange = async (scene) => ({
  params: { id: await addDocument(scene) },
  body: { userId: await addBystander(scene), permission: 'READ' },
});
const fromBystander: Arrange = async (scene) => {
  const [id, userId] = [await addDocument(scene), await addBystander(scene)];
  await make(scene, `/api/documents/${id}/share`, { userId, permission: 'READ' });
  return { params: { id }, body: { userId } };
};

/**
 * Contract sections 3 and 8: the permission, and then the owner's own or what is shared: READ reads, COMMENT also comments, EDIT also changes;
 * only owners and holders of `documents:*` share and delete. A batch is 200 and says for each why it stays.
 */
export const DOCUMENT_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /documents',                     401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /documents',                    401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: titled() })],
  ['POST /documents/batch-delete',       401, 403, 200, 200, 200, 200, 200, 200, batch],
  ['GET /documents/{id}',                401, 403, 404, 200, 404, 200, 200, 200, document()],
  ['PUT /documents/{id}',                401, 403, 404, 200, 404, 403, 200, 200, document(titled)],
  ['PATCH /documents/{id}',              401, 403, 404, 200, 404, 403, 200, 200, document(titled)],
  ['DELETE /documents/{id}',             401, 403, 404, 200, 404, 403, 200, 200, document()],
  ['POST /documents/{id}/move',          401, 403, 404, 200, 404, 403, 200, 200, document(() => ({ folderId: null }))],
  ['POST /documents/{id}/tags',          401, 403, 404, 200, 404, 403, 200, 200, document(() => ({ tags: ['sales'] }))],
  ['GET /documents/{id}/shares',         401, 403, 404, 200, 404, 403, 200, 200, document()],
  ['POST /documents/{id}/share',         401, 403, 404, 201, 404, 403, 201, 201, withBystander],
  ['POST /documents/{id}/unshare',       401, 403, 404, 200, 404, 403, 200, 200, fromBystander],
  ['GET /documents/{id}/revisions',      401, 403, 404, 200, 404, 200, 200, 200, document()],
  ['POST /documents/{id}/revisions/{revision}/restore', 401, 403, 404, 200, 404, 403, 200, 200, firstRevision],
  ['GET /documents/{id}/comments',       401, 403, 404, 200, 404, 403, 200, 200, document()],
  ['POST /documents/{id}/comments',      401, 403, 404, 201, 404, 403, 201, 201, document(() => ({ content: 'I see' }))],
];
