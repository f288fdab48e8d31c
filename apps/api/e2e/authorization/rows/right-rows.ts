import { nothing, type Arrange, type AuthorizationRow, type Scene } from '../authorization-row.js';
import { addGroup, addPermission, addRole, uniqueName } from '../fixtures.js';

const role = async (scene: Scene) => ({ id: await addRole(scene) });
const ofRole = (body?: () => object): Arrange => async (scene) => ({ params: await role(scene), body: body?.() });
const permission: Arrange = async (scene) => ({ params: { id: await addPermission(scene) } });
/** The standing group of the members where nothing is changed by who may not. */
const ofGroup = (body?: (scene: Scene) => object): Arrange => async (scene) => {
  const id = scene.actor === 'member' ? scene.world.groupId : await addGroup(scene);
  return { params: { id }, body: body?.(scene) };
};
const grantOfGroup: Arrange = async (scene) => ({ params: { id: await addGroup(scene), name: 'dashboard:view' } });
const memberOfGroup: Arrange = async (scene) => {
  const userId = scene.world.stranger.id;
  return { params: { id: await addGroup(scene, userId), userId } };
};
const named = () => ({ name: uniqueName() });
const labelled = () => ({ ...named(), label: 'Made' });
const granting = () => ({ permissions: ['users:view', 'dashboard:view'] });

/** Contract section 2: roles are public by name, everything else is for who holds the permission of that name; a group's members see it no better. */
export const RIGHT_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /roles',                         200, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /roles',                        401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: labelled() })],
  ['GET /roles/{id}',                    200, 200, 200, 200, 200, 200, 200, 200, ofRole()],
  ['PUT /roles/{id}',                    401, 403, 403, 403, 403, 403, 200, 200, ofRole(() => ({ ...labelled(), ...granting() }))],
  ['PATCH /roles/{id}',                  401, 403, 403, 403, 403, 403, 200, 200, ofRole(() => ({ label: 'Changed' }))],
  ['DELETE /roles/{id}',                 401, 403, 403, 403, 403, 403, 200, 200, ofRole()],
  ['PUT /roles/{id}/permissions',        401, 403, 403, 403, 403, 403, 200, 200, ofRole(granting)],
  ['GET /permissions',                   401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['POST /permissions',                  401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: { name: `users:${uniqueName()}` } })],
  ['GET /permissions/grouped',           401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['POST /permissions/check',            401, 200, 200, 200, 200, 200, 200, 200, () => ({ body: { permissions: ['users:view'] } })],
  ['GET /permissions/{id}',              401, 403, 403, 403, 403, 403, 200, 200, permission],
  ['DELETE /permissions/{id}',           401, 403, 403, 403, 403, 403, 200, 200, permission],
  ['GET /groups',                        401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['POST /groups',                       401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: named() })],
  ['GET /groups/{id}',                   401, 403, 403, 403, 403, 403, 200, 200, ofGroup()],
  ['PUT /groups/{id}',                   401, 403, 403, 403, 403, 403, 200, 200, ofGroup(named)],
  ['PATCH /groups/{id}',                 401, 403, 403, 403, 403, 403, 200, 200, ofGroup(() => ({ description: 'Changed' }))],
  ['DELETE /groups/{id}',                401, 403, 403, 403, 403, 403, 200, 200, ofGroup()],
  ['PUT /groups/{id}/permissions',       401, 403, 403, 403, 403, 403, 200, 200, ofGroup(granting)],
  ['POST /groups/{id}/permissions',      401, 403, 403, 403, 403, 403, 200, 200, ofGroup(granting)],
  ['DELETE /groups/{id}/permissions/{name}', 401, 403, 403, 403, 403, 403, 200, 200, grantOfGroup],
  ['GET /groups/{id}/members',           401, 403, 403, 403, 403, 403, 200, 200, ofGroup()],
  ['POST /groups/{id}/members',          401, 403, 403, 403, 403, 403, 200, 200, ofGroup(({ world }) => ({ userIds: [world.stranger.id] }))],
  ['DELETE /groups/{id}/members/{userId}', 401, 403, 403, 403, 403, 403, 200, 200, memberOfGroup],
];
