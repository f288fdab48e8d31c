import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addFile, addLink, addPicturedFile, make, uploadForm } from '../content-fixtures.js';
import { addBystander } from '../fixtures.js';

const file = (body?: () => unknown): Arrange => async (scene) => ({ params: { id: await addFile(scene) }, body: body?.() });
const form: Arrange = () => uploadForm();
const renamed = () => ({ name: 'renamed.txt' });
const bytes = () => Buffer.from('other content');
const batch: Arrange = async (scene) => ({ body: { ids: [await addFile(scene)] } });
const withPicture: Arrange = async (scene) => ({ params: { id: await addPicturedFile(scene) } });
const withBystander: Arrange = async (scene) => ({
  params: { id: await addFile(scene) },
  body: { userId: await addBystander(scene), permission: 'READ' },
});
const fromBystander: Arrange = async (scene) => {
  const [id, userId] = [await addFile(scene), await addBystander(scene)];
  await make(scene, `/api/files/${id}/grant`, { userId, permission: 'READ' });
  return { params: { id }, body: { userId } };
};
const link: Arrange = async (scene) => ({ params: { id: (await addLink(scene)).id } });
const token: Arrange = async (scene) => ({ params: { token: (await addLink(scene)).token } });

/**
 * Contract sections 3 and 8: the permission, and then the owner's own or what is shared: READ sees and downloads, EDIT also changes;
 * only owners and holders of `files:*` share and delete. A link is for anybody. A batch is 200 and says for each why it stays.
 */
export const FILE_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /files',                         401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /files/storage',                 401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /files/upload',                 401, 403, 201, 201, 201, 201, 201, 201, form],
  ['POST /files/batch-delete',           401, 403, 200, 200, 200, 200, 200, 200, batch],
  ['GET /files/{id}',                    401, 403, 404, 200, 404, 200, 200, 200, file()],
  ['PUT /files/{id}',                    401, 403, 404, 200, 404, 403, 200, 200, file(renamed)],
  ['PATCH /files/{id}',                  401, 403, 404, 200, 404, 403, 200, 200, file(renamed)],
  ['DELETE /files/{id}',                 401, 403, 404, 200, 404, 403, 200, 200, file()],
  ['POST /files/{id}/move',              401, 403, 404, 200, 404, 403, 200, 200, file(() => ({ folderId: null }))],
  ['POST /files/{id}/copy',              401, 403, 404, 201, 404, 201, 201, 201, file()],
  ['POST /files/{id}/favorite',          401, 403, 404, 200, 404, 200, 200, 200, file()],
  ['PUT /files/{id}/content',            401, 403, 404, 200, 404, 403, 200, 200, file(bytes)],
  ['GET /files/{id}/download',           401, 403, 404, 200, 404, 200, 200, 200, file()],
  ['GET /files/{id}/thumbnail',          401, 403, 404, 200, 404, 200, 200, 200, withPicture],
  ['POST /files/{id}/download-url',      401, 403, 404, 200, 404, 200, 200, 200, file()],
  ['GET /files/{id}/grants',             401, 403, 404, 200, 404, 403, 200, 200, file()],
  ['POST /files/{id}/grant',             401, 403, 404, 201, 404, 403, 201, 201, withBystander],
  ['POST /files/{id}/ungrant',           401, 403, 404, 200, 404, 403, 200, 200, fromBystander],
  ['POST /files/{id}/share',             401, 403, 404, 201, 404, 403, 201, 201, file()],
  ['GET /files/{id}/shares',             401, 403, 404, 200, 404, 403, 200, 200, file()],
  ['GET /files/{id}/access-logs',        401, 403, 404, 200, 404, 403, 200, 200, file()],
  ['POST /files/shares/{id}/revoke',     401, 403, 404, 200, 404, 404, 200, 200, link],
  ['GET /files/shared/{token}',          200, 200, 200, 200, 200, 200, 200, 200, token],
  ['GET /files/shared/{token}/download', 200, 200, 200, 200, 200, 200, 200, 200, token],
];
