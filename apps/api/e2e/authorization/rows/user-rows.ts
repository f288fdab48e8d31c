import { uniquePerson } from '../../kit/unique-person.js';
import { nothing, type Arrange, type AuthorizationRow, type Scene } from '../authorization-row.js';
import { addAccount, addGrantee } from '../fixtures.js';

const account = async (scene: Scene) => ({ id: (await addAccount(scene)).id });
const withBody = (body: object): Arrange => async (scene) => ({ params: await account(scene), body });
const replaced: Arrange = async (scene) => {
  const { id, email, username } = await addAccount(scene);
  return { params: { id }, body: { email, username, name: 'Replaced' } };
};
const GRANT = 'dashboard:view';

/** Contract section 2, the rows under /users, and its rules: nobody changes an own status or own rights, or deletes themselves. */
export const USER_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /users',                         401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['POST /users',                        401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: uniquePerson() })],
  ['GET /users/export',                  401, 403, 403, 403, 403, 403, 200, 200, () => ({ headers: { Accept: 'text/csv' } })],
  ['GET /users/me',                      401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['PATCH /users/me',                    401, 200, 200, 200, 200, 200, 200, 200, () => ({ body: { bio: 'Changed' } })],
  ['POST /users/batch-delete',           401, 403, 403, 403, 403, 403, 200, 200, async (scene) => ({ body: { ids: [(await account(scene)).id] } })],
  ['GET /users/{id}',                    401, 403, 403, 200, 403, 403, 200, 200, async (scene) => ({ params: await account(scene) })],
  ['PUT /users/{id}',                    401, 403, 403, 200, 403, 403, 200, 200, replaced],
  ['PATCH /users/{id}',                  401, 403, 403, 200, 403, 403, 200, 200, withBody({ bio: 'Changed' })],
  ['DELETE /users/{id}',                 401, 403, 403, 403, 403, 403, 200, 200, async (scene) => ({ params: await account(scene) })],
  ['PATCH /users/{id}/status',           401, 403, 403, 403, 403, 403, 200, 200, withBody({ status: 'INACTIVE' })],
  ['PUT /users/{id}/roles',              401, 403, 403, 403, 403, 403, 200, 200, withBody({ roles: ['guest'] })],
  ['GET /users/{id}/permissions',        401, 403, 403, 200, 403, 403, 200, 200, async (scene) => ({ params: await account(scene) })],
  ['POST /users/{id}/permissions',       401, 403, 403, 403, 403, 403, 200, 200, withBody({ permissions: [GRANT] })],
  ['DELETE /users/{id}/permissions/{name}', 401, 403, 403, 403, 403, 403, 200, 200, async (scene) => ({ params: { id: await addGrantee(scene, GRANT), name: GRANT } })],
];
