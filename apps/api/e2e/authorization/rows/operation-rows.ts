import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addVersion, uniqueName } from '../fixtures.js';

const version: Arrange = async (scene) => ({ params: { id: await addVersion(scene) } });
const changedVersion: Arrange = async (scene) => ({ params: { id: await addVersion(scene) }, body: { supported: false } });

/** Contract sections 2 (versions), 4 (activities) and 6 (health). */
export const OPERATION_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /versions',                      200, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /versions',                     401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: { version: uniqueName(), supported: false } })],
  ['GET /versions/{id}',                 200, 200, 200, 200, 200, 200, 200, 200, version],
  ['PATCH /versions/{id}',               401, 403, 403, 403, 403, 403, 200, 200, changedVersion],
  ['DELETE /versions/{id}',              401, 403, 403, 403, 403, 403, 200, 200, version],
  ['GET /activities',                    401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['GET /jobs',                          401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['GET /health',                        200, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /health/live',                   200, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /health/ready',                  200, 200, 200, 200, 200, 200, 200, 200, nothing],
];
