import { RolesController } from '../../identity/roles.controller.js';
import { UsersController } from '../../identity/users.controller.js';
import type { UserBody } from '../../identity/users.contract.js';
import { batchOf, clientBatch } from '../batch-deleted.js';
import { emptyAsNull, idOf, listFilters, picked, upper, type ClientFields } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import { clientUser, grantsByRole } from '../client-user.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { roleGrants } from '../role-grants.js';
import { textIds } from '../text-ids.js';
import { usernameOf } from '../username-of.js';

const list = [UsersController, 'list'] as const;
const get = [UsersController, 'get'] as const;
const create = [UsersController, 'create'] as const;
const patch = [UsersController, 'patch'] as const;
const setStatus = [UsersController, 'setStatus'] as const;
const remove = [UsersController, 'delete'] as const;
const removeBatch = [UsersController, 'deleteBatch'] as const;
const PROFILE = ['name', 'email', 'username', 'avatar', 'department', 'position', 'bio'];

/** Accounts as the Next front end lists and edits them. */
export const userRoutes: readonly MountRoute[] = [
  mountRoute('get', '/users', list, listUsers),
  mountRoute('post', '/users', create, createUser),
  mountRoute('post', '/users/batch-delete', removeBatch, async (call) => clientBatch((await call.decided(removeBatch, { body: batchOf(call) })).data)),
  mountRoute('get', '/users/:id', get, async (call) => shown(call, (await call.decided(get, { params: call.params })).data)),
  mountRoute('put', '/users/:id', patch, changeUser),
  mountRoute('delete', '/users/:id', remove, async (call) => textIds((await call.decided(remove, { params: call.params })).data)),
  mountRoute('patch', '/users/:id', patch, changeUser),
  mountRoute('patch', '/users/:id/status', setStatus, async (call) => {
    return shown(call, (await call.decided(setStatus, { params: call.params, body: { status: upper(call.body['status']) } })).data);
  }),
];

/** Filtered by a role's name or, as its own list of roles has them, by its id. */
async function listUsers(call: MountCall): Promise<object> {
  const { status, role, ...query } = listFilters(call.query, ['status', 'role']);
  const roles = await everyRow(call, (page) => call.further([RolesController, 'list'], { query: page }));
  const name = roles.find(({ id }) => String(id) === role)?.name ?? role;
  const { data } = await call.decided(list, { query: { ...query, ...(status ? { status: status.toUpperCase() } : {}), ...(name ? { role: name } : {}) } });
  const grants = grantsByRole(roles);
  return clientPage(data, (user) => clientUser(user, grants));
}

/** Without a password one is generated; it is told this once, in a field of its own. */
async function createUser(call: MountCall): Promise<object> {
  const { roleId, password } = call.body;
  const role = roleId === undefined || roleId === '' ? {} : { roleIds: [idOf(roleId)] };
  const body = { username: usernameOf(call.body['email']), ...profileOf(call.body), ...(password ? { password } : {}), ...role };
  const { data } = await call.decided(create, { body });
  const { generatedPassword } = data;
  return { ...(await shown(call, data)), ...(generatedPassword === undefined ? {} : { generatedPassword }) };
}

/** Fields, and the role where it is another one; refused, nothing is changed. */
async function changeUser(call: MountCall): Promise<object> {
  const { data } = await call.decided(patch, { params: call.params, body: { ...profileOf(call.body), ...(await newRoleOf(call)) } });
  return shown(call, data);
}

/** The front end sends a role with every change: who has it as their first keeps what they have beside it. */
async function newRoleOf(call: MountCall): Promise<object> {
  const roleId = idOf(call.body['roleId']);
  if (roleId === undefined || roleId === '') return {};
  const { data } = await call.further(get, { params: call.params });
  const isSame = data.roles.some(({ id, name }) => id === roleId && name === data.role);
  return isSame ? {} : { roleIds: [roleId] };
}

async function shown(call: MountCall, user: UserBody): Promise<object> {
  return clientUser(user, await roleGrants(call));
}

function profileOf(body: ClientFields): Record<string, unknown> {
  const { phone, status } = body;
  return {
    ...picked(body, PROFILE),
    ...(phone === undefined ? {} : { phone: emptyAsNull(phone) }),
    ...(status === undefined ? {} : { status: upper(status) }),
  };
}
