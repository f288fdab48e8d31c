import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addFolder } from '../content-fixtures.js';
import { uniqueName } from '../fixtures.js';

const folder = (body?: () => object): Arrange => async (scene) => ({ params: { id: await addFolder(scene) }, body: body?.() });
const named = () => ({ name: uniqueName() });

/** Contract section 3: the permission, and then one's own; holders of `folders:*` see all. Folders are not shared. */
export const FOLDER_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /folders',                       401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /folders',                      401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: named() })],
  ['GET /folders/tree',                  401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /folders/{id}',                  401, 403, 404, 200, 404, 404, 200, 200, folder()],
  ['PUT /folders/{id}',                  401, 403, 404, 200, 404, 404, 200, 200, folder(named)],
  ['PATCH /folders/{id}',                401, 403, 404, 200, 404, 404, 200, 200, folder(named)],
  ['POST /folders/{id}/move',            401, 403, 404, 200, 404, 404, 200, 200, folder(() => ({ parentId: null }))],
  ['DELETE /folders/{id}',               401, 403, 404, 200, 404, 404, 200, 200, folder()],
];
