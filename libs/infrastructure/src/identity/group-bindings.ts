import {
  AddGroupMembers,
  CreateGroup,
  DeleteGroup,
  GrantDirectory,
  GrantUserPermissions,
  GroupDirectory,
  GroupRights,
  GroupSignals,
  PermissionFinder,
  RemoveGroupMember,
  RevokeGroupPermission,
  RevokeUserPermission,
  SetGroupPermissions,
  UpdateGroup,
  UserSignals,
} from '@halolight/application/identity';
import { GrantRepository, GroupRepository, UserRepository } from '@halolight/application/identity/ports';
import { EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import { Database } from '../kernel/index.js';
import { AccessCache } from './access-cache.js';
import { KnexGrantDirectory } from './knex-grant-directory.js';
import { KnexGrantRepository } from './knex-grant-repository.js';
import { KnexGroupDirectory } from './knex-group-directory.js';
import { KnexGroupRepository } from './knex-group-repository.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds groups and grants to accounts: every port with its adapter, and every use case. */
export function bindGroups(bind: Bind): void {
  bind(GroupRepository).toDynamicValue((c) => new KnexGroupRepository(c.get(Database), c.get(AccessCache))).inSingletonScope();
  bind(GrantRepository).toDynamicValue((c) => new KnexGrantRepository(c.get(Database), c.get(AccessCache))).inSingletonScope();
  bind(GroupDirectory).toDynamicValue((c) => new KnexGroupDirectory(c.get(Database))).inSingletonScope();
  bind(GrantDirectory).toDynamicValue((c) => new KnexGrantDirectory(c.get(Database))).inSingletonScope();
  bind(GroupSignals).toDynamicValue(() => new GroupSignals()).inSingletonScope();
  bind(GroupRights).toDynamicValue((c) => new GroupRights(c.get(GroupRepository), c.get(GroupSignals), c.get(EventOutbox)));
  bindGroupUseCases(bind);
  bindGrantUseCases(bind);
}

function bindGroupUseCases(bind: Bind): void {
  bind(CreateGroup).toDynamicValue(
    (c) => new CreateGroup(c.get(UnitOfWork), c.get(GroupRepository), c.get(PermissionFinder), c.get(GroupSignals), c.get(EventOutbox)),
  );
  bind(UpdateGroup).toDynamicValue(
    (c) =>
      new UpdateGroup(
        c.get(UnitOfWork),
        c.get(GroupRepository),
        c.get(PermissionFinder),
        c.get(GroupRights),
        c.get(GroupSignals),
        c.get(EventOutbox),
      ),
  );
  bind(DeleteGroup).toDynamicValue(
    (c) => new DeleteGroup(c.get(UnitOfWork), c.get(GroupRepository), c.get(GroupSignals), c.get(EventOutbox)),
  );
  bind(SetGroupPermissions).toDynamicValue(
    (c) => new SetGroupPermissions(c.get(UnitOfWork), c.get(GroupRepository), c.get(PermissionFinder), c.get(GroupRights)),
  );
  bind(RevokeGroupPermission).toDynamicValue(
    (c) => new RevokeGroupPermission(c.get(UnitOfWork), c.get(GroupRepository), c.get(GroupRights)),
  );
  bind(AddGroupMembers).toDynamicValue(
    (c) => new AddGroupMembers(c.get(UnitOfWork), c.get(GroupRepository), c.get(GroupSignals), c.get(EventOutbox)),
  );
  bind(RemoveGroupMember).toDynamicValue(
    (c) => new RemoveGroupMember(c.get(UnitOfWork), c.get(GroupRepository), c.get(GroupSignals), c.get(EventOutbox)),
  );
}

function bindGrantUseCases(bind: Bind): void {
  bind(GrantUserPermissions).toDynamicValue(
    (c) =>
      new GrantUserPermissions(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(GrantRepository),
        c.get(PermissionFinder),
        c.get(UserSignals),
        c.get(EventOutbox),
      ),
  );
  bind(RevokeUserPermission).toDynamicValue(
    (c) =>
      new RevokeUserPermission(c.get(UnitOfWork), c.get(UserRepository), c.get(GrantRepository), c.get(UserSignals), c.get(EventOutbox)),
  );
}
