import {
  AddGroupMembers,
  CreateGroup,
  DeleteGroup,
  GrantDirectory,
  GrantUserPermissions,
  GroupDirectory,
  RemoveGroupMember,
  RevokeGroupPermission,
  RevokeUserPermission,
  SetGroupPermissions,
  UpdateGroup,
} from '@halolight/application/identity';
import { ContainerModule } from 'inversify';
import { GroupMembersController } from './group-members.controller.js';
import { GroupsController } from './groups.controller.js';
import { UserPermissionsController } from './user-permissions.controller.js';

/** The controllers of groups and of grants to accounts. */
export const groupsHttpModule = new ContainerModule(({ bind }) => {
  bind(GroupsController)
    .toDynamicValue(
      (c) =>
        new GroupsController(
          c.get(GroupDirectory),
          c.get(CreateGroup),
          c.get(UpdateGroup),
          c.get(DeleteGroup),
          c.get(SetGroupPermissions),
          c.get(RevokeGroupPermission),
        ),
    )
    .inSingletonScope();
  bind(GroupMembersController)
    .toDynamicValue((c) => new GroupMembersController(c.get(GroupDirectory), c.get(AddGroupMembers), c.get(RemoveGroupMember)))
    .inSingletonScope();
  bind(UserPermissionsController)
    .toDynamicValue((c) => new UserPermissionsController(c.get(GrantDirectory), c.get(GrantUserPermissions), c.get(RevokeUserPermission)))
    .inSingletonScope();
});
