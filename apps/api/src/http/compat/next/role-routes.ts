import type { PermissionBody } from '../../identity/permissions.contract.js';
import { PermissionsController } from '../../identity/permissions.controller.js';
import { RolesController } from '../../identity/roles.controller.js';
import type { RoleBody } from '../../identity/roles.contract.js';
import { picked, type ClientFields } from '../client-fields.js';
import { clientPermission, clientPermissionNames, permissionNames, type ActionsOf } from '../client-permissions.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { textIds } from '../text-ids.js';

const list = [RolesController, 'list'] as const;
const get = [RolesController, 'get'] as const;
const create = [RolesController, 'create'] as const;
const patch = [RolesController, 'patch'] as const;
const remove = [RolesController, 'delete'] as const;
const setPermissions = [RolesController, 'setPermissions'] as const;
const permissions = [PermissionsController, 'list'] as const;
const getPermission = [PermissionsController, 'get'] as const;
const createPermission = [PermissionsController, 'create'] as const;
const removePermission = [PermissionsController, 'delete'] as const;

/** Roles and permissions as bare arrays. */
export const roleRoutes: readonly MountRoute[] = [
  mountRoute('get', '/roles', list, listRoles),
  mountRoute('get', '/roles/detail', list, listRoles),
  mountRoute('post', '/roles', create, async (call) => shown(call, (await call.decided(create, { body: await roleOf(call) })).data)),
  mountRoute('get', '/roles/:id', get, async (call) => shown(call, (await call.decided(get, { params: call.params })).data)),
  mountRoute('patch', '/roles/:id', patch, async (call) => {
    return shown(call, (await call.decided(patch, { params: call.params, body: await roleOf(call) })).data);
  }),
  mountRoute('delete', '/roles/:id', remove, async (call) => textIds((await call.decided(remove, { params: call.params })).data)),
  mountRoute('post', '/roles/:id/permissions', setPermissions, async (call) => {
    return shown(call, (await call.decided(setPermissions, { params: call.params, body: { permissions: await namesOf(call) } })).data);
  }),
  mountRoute('get', '/permissions', permissions, async (call) => {
    const rows = await everyRow(call, (query) => call.decided(permissions, { query }));
    return rows.map((permission) => clientRow(permission));
  }),
  mountRoute('post', '/permissions', createPermission, async (call) => {
    return clientRow((await call.decided(createPermission, { body: permissionOf(call.body) })).data);
  }),
  mountRoute('get', '/permissions/:id', getPermission, async (call) => clientRow((await call.decided(getPermission, { params: call.params })).data)),
  mountRoute('delete', '/permissions/:id', removePermission, async (call) => textIds((await call.decided(removePermission, { params: call.params })).data)),
];

async function listRoles(call: MountCall): Promise<object[]> {
  const roles = await everyRow(call, (query) => call.decided(list, { query }));
  const actionsOf = await catalogued(call);
  return roles.map((role) => clientRole(role, actionsOf));
}

/** Of permissions that go by their ids in the catalogue, or by their names. */
async function namesOf(call: MountCall): Promise<unknown> {
  const { permissionIds } = call.body;
  if (!Array.isArray(permissionIds)) return permissionIds;
  const rows = await everyRow(call, (query) => call.further(permissions, { query }));
  const names = new Map(rows.map(({ id, name }) => [String(id), name]));
  const sent = permissionIds.flatMap((id: unknown) => {
    const name = names.get(String(id));
    return name === undefined ? [id] : clientPermissionNames([name], () => []);
  });
  return permissionNames(sent, await catalogued(call));
}

function permissionOf(body: ClientFields): object {
  const { resource, action } = body;
  const name = typeof resource === 'string' && typeof action === 'string' ? `${resource}:${action}` : undefined;
  return { name, ...picked(body, ['description']) };
}

function clientRow({ id, name, description }: PermissionBody): object {
  return { ...clientPermission(name, String(id)), name, description };
}

async function shown(call: MountCall, role: RoleBody): Promise<object> {
  return clientRole(role, await catalogued(call));
}

function clientRole({ permissions: granted = [], ...role }: RoleBody, actionsOf?: ActionsOf): object {
  return { ...role, id: String(role.id), permissions: clientPermissionNames(granted, actionsOf) };
}

/** The actions that the catalogue has, for who may look into it: a role is sent back with what it came with. */
async function catalogued(call: MountCall): Promise<ActionsOf | undefined> {
  if (!(await call.admits(permissions))) return undefined;
  const rows = await everyRow(call, (query) => call.further(permissions, { query }));
  const byResource = Map.groupBy(rows, ({ resource }) => resource);
  return (resource) => (byResource.get(resource) ?? []).map(({ action }) => action);
}

async function roleOf(call: MountCall): Promise<Record<string, unknown>> {
  const fields = picked(call.body, ['name', 'label', 'description', 'permissions']);
  return 'permissions' in fields ? { ...fields, permissions: permissionNames(fields['permissions'], await catalogued(call)) } : fields;
}
