import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addItem, uniqueName } from '../fixtures.js';

const item: Arrange = async (scene) => ({ params: { id: await addItem(scene) } });
const named: Arrange = async (scene) => ({ params: { id: await addItem(scene) }, body: { name: uniqueName() } });

/** Contract section 3: everyone signed in sees and makes items, their owners and administrators change them. */
export const ITEM_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /items',                         401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /items',                        401, 201, 201, 201, 201, 201, 201, 201, () => ({ body: { name: uniqueName() } })],
  ['GET /items/{id}',                    401, 200, 200, 200, 200, 200, 200, 200, item],
  ['PUT /items/{id}',                    401, 403, 403, 200, 403, 403, 200, 200, named],
  ['PATCH /items/{id}',                  401, 403, 403, 200, 403, 403, 200, 200, named],
  ['DELETE /items/{id}',                 401, 403, 403, 200, 403, 403, 200, 200, item],
];
