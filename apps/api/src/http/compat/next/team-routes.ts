import { GroupMembersController } from '../../identity/group-members.controller.js';
import { GroupsController } from '../../identity/groups.controller.js';
import type { GroupBody } from '../../identity/groups.contract.js';
import { idOf, listFilters, picked } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import { clientPermissionNames } from '../client-permissions.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { retold } from '../retold.js';
import { textIds } from '../text-ids.js';

const list = [GroupsController, 'list'] as const;
const get = [GroupsController, 'get'] as const;
const create = [GroupsController, 'create'] as const;
const patch = [GroupsController, 'patch'] as const;
const remove = [GroupsController, 'delete'] as const;
const addMembers = [GroupMembersController, 'add'] as const;
const removeMember = [GroupMembersController, 'remove'] as const;
const FIELDS = ['name', 'description'];

/** Groups, which the Next front end calls teams. */
export const teamRoutes: readonly MountRoute[] = [
  mountRoute('get', '/teams', list, async (call) => {
    const { data } = await call.decided(list, { query: listFilters(call.query, []) });
    return clientPage(data, team);
  }),
  mountRoute('post', '/teams', create, async (call) => team((await call.decided(create, { body: picked(call.body, FIELDS) })).data)),
  mountRoute('get', '/teams/:id', get, async (call) => team((await call.decided(get, { params: call.params })).data)),
  mountRoute('patch', '/teams/:id', patch, async (call) => {
    return team((await call.decided(patch, { params: call.params, body: picked(call.body, FIELDS) })).data);
  }),
  mountRoute('delete', '/teams/:id', remove, async (call) => textIds((await call.decided(remove, { params: call.params })).data)),
  // The API's groups know no ranks among their members.
  mountRoute('post', '/teams/:id/members', addMembers, addMember),
  mountRoute('delete', '/teams/:id/members/:userId', removeMember, async (call) => textIds((await call.decided(removeMember, { params: call.params })).data)),
];

/** One at a time; where nobody is named, the operation says so. */
async function addMember(call: MountCall): Promise<object> {
  const { userId } = call.body;
  const body = userId === undefined ? {} : { userIds: [idOf(userId)] };
  const added = () => call.decided(addMembers, { params: call.params, body });
  return team((await retold(added, (faults) => faults.map((fault) => ({ ...fault, field: fault.field.replace(/^userIds.*/, 'userId') })))).data);
}

function team({ id, permissions, ...group }: GroupBody): object {
  return { ...group, id: String(id), permissions: clientPermissionNames(permissions) };
}
