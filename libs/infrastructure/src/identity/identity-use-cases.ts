import {
  AdministratorGuard,
  AssignRoles,
  ChangePassword,
  CreatePermission,
  CreateRole,
  CreateUser,
  DeletePermission,
  DeleteRole,
  DeleteUser,
  DeleteUsers,
  PasswordKeeper,
  PermissionFinder,
  PurgeExpiredSessions,
  RefreshSession,
  RegisterUser,
  RevokeSession,
  RoleFinder,
  SessionOpener,
  SignIn,
  SignOut,
  SignOutEverywhere,
  UpdateRole,
  UpdateUser,
  UserDirectory,
  UsernameMaker,
  VerifyCredentials,
} from '@halolight/application/identity';
import {
  AccessTokens,
  CommonPasswords,
  PasswordGenerator,
  PasswordHasher,
  PermissionCatalogue,
  RefreshTokens,
  RoleRepository,
  SecurityEvents,
  SessionRepository,
  UserRepository,
} from '@halolight/application/identity/ports';
import { Clock, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import type { IdentitySettings } from './identity-settings.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds each use case by a factory, so that a swapped argument does not compile. */
export function bindIdentityUseCases(bind: Bind, settings: IdentitySettings): void {
  bindSessions(bind, settings);
  bindUsers(bind, settings);
  bindRoles(bind);
}

function bindSessions(bind: Bind, settings: IdentitySettings): void {
  bind(SessionOpener).toDynamicValue(
    (c) =>
      new SessionOpener(
        c.get(UserRepository),
        c.get(SessionRepository),
        c.get(UserDirectory),
        c.get(AccessTokens),
        c.get(RefreshTokens),
        c.get(SecurityEvents),
        c.get(Clock),
        settings,
      ),
  );
  bind(SignIn).toDynamicValue(
    (c) => new SignIn(c.get(UnitOfWork), c.get(UserRepository), c.get(PasswordHasher), c.get(SessionOpener), c.get(SecurityEvents)),
  );
  bind(RefreshSession).toDynamicValue(
    (c) =>
      new RefreshSession(
        c.get(UnitOfWork),
        c.get(SessionRepository),
        c.get(AccessTokens),
        c.get(RefreshTokens),
        c.get(SecurityEvents),
        c.get(Clock),
        settings.refreshTokenSeconds,
      ),
  );
  bind(VerifyCredentials).toDynamicValue((c) => new VerifyCredentials(c.get(UserRepository), c.get(PasswordHasher)));
  bind(SignOut).toDynamicValue((c) => new SignOut(c.get(UnitOfWork), c.get(SessionRepository), c.get(SecurityEvents), c.get(Clock)));
  bind(SignOutEverywhere).toDynamicValue(
    (c) => new SignOutEverywhere(c.get(UnitOfWork), c.get(SessionRepository), c.get(SecurityEvents), c.get(Clock)),
  );
  bind(RevokeSession).toDynamicValue(
    (c) => new RevokeSession(c.get(UnitOfWork), c.get(SessionRepository), c.get(SecurityEvents), c.get(Clock)),
  );
  bind(PurgeExpiredSessions).toDynamicValue((c) => new PurgeExpiredSessions(c.get(SessionRepository), c.get(Clock)));
}

function bindUsers(bind: Bind, settings: IdentitySettings): void {
  bind(PasswordKeeper).toDynamicValue((c) => new PasswordKeeper(c.get(PasswordHasher), c.get(CommonPasswords)));
  bind(AdministratorGuard).toDynamicValue((c) => new AdministratorGuard(c.get(UserRepository)));
  bind(RoleFinder).toDynamicValue((c) => new RoleFinder(c.get(RoleRepository)));
  bind(UsernameMaker).toDynamicValue((c) => new UsernameMaker(c.get(UserRepository)));
  bind(RegisterUser).toDynamicValue(
    (c) =>
      new RegisterUser(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(RoleRepository),
        c.get(PasswordKeeper),
        c.get(SessionOpener),
        settings.registration === 'open',
      ),
  );
  bind(CreateUser).toDynamicValue(
    (c) =>
      new CreateUser(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(RoleFinder),
        c.get(UsernameMaker),
        c.get(PasswordKeeper),
        c.get(PasswordHasher),
        c.get(PasswordGenerator),
      ),
  );
  bind(UpdateUser).toDynamicValue(
    (c) => new UpdateUser(c.get(UnitOfWork), c.get(UserRepository), c.get(SessionRepository), c.get(AdministratorGuard), c.get(Clock)),
  );
  bind(DeleteUser).toDynamicValue(
    (c) => new DeleteUser(c.get(UnitOfWork), c.get(UserRepository), c.get(SessionRepository), c.get(AdministratorGuard), c.get(Clock)),
  );
  bind(DeleteUsers).toDynamicValue((c) => new DeleteUsers(c.get(DeleteUser)));
  bind(AssignRoles).toDynamicValue(
    (c) => new AssignRoles(c.get(UnitOfWork), c.get(UserRepository), c.get(RoleFinder), c.get(AdministratorGuard)),
  );
  bind(ChangePassword).toDynamicValue(
    (c) =>
      new ChangePassword(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(UserDirectory),
        c.get(SessionRepository),
        c.get(PasswordHasher),
        c.get(PasswordKeeper),
        c.get(SecurityEvents),
        c.get(Clock),
      ),
  );
}

function bindRoles(bind: Bind): void {
  bind(PermissionFinder).toDynamicValue((c) => new PermissionFinder(c.get(PermissionCatalogue)));
  bind(CreateRole).toDynamicValue((c) => new CreateRole(c.get(UnitOfWork), c.get(RoleRepository), c.get(PermissionFinder)));
  bind(UpdateRole).toDynamicValue((c) => new UpdateRole(c.get(UnitOfWork), c.get(RoleRepository), c.get(PermissionFinder)));
  bind(DeleteRole).toDynamicValue((c) => new DeleteRole(c.get(UnitOfWork), c.get(RoleRepository)));
  bind(CreatePermission).toDynamicValue((c) => new CreatePermission(c.get(UnitOfWork), c.get(PermissionCatalogue)));
  bind(DeletePermission).toDynamicValue((c) => new DeletePermission(c.get(UnitOfWork), c.get(PermissionCatalogue)));
}
