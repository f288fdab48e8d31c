import {
  AccessDirectory,
  AdministratorGuard,
  AssignRoles,
  AuthenticateSession,
  ChangePassword,
  CreatePermission,
  CreateRole,
  CreateUser,
  DeletePermission,
  DeleteRole,
  DeleteUser,
  DeleteUsers,
  EditUser,
  EmailChangeNotice,
  ForgotPassword,
  MailOwnerOfNewPassword,
  PasswordKeeper,
  PermissionFinder,
  PermissionSignals,
  PurgeExpiredSessions,
  PurgePasswordResets,
  IssueAccessToken,
  RefreshSession,
  RegisterUser,
  RenewPassword,
  ResetPassword,
  RevokeSession,
  RoleFinder,
  SendPasswordReset,
  RoleSignals,
  SessionOpener,
  SignIn,
  SignOut,
  SignOutEverywhere,
  UpdateRole,
  UpdateUser,
  UserDirectory,
  UsernameMaker,
  UserSignals,
  VerifyCredentials,
} from '@halolight/application/identity';
import {
  AccessTokens,
  CommonPasswords,
  NameChangeLimit,
  PasswordGenerator,
  PasswordHasher,
  PasswordResetRepository,
  PermissionCatalogue,
  RefreshTokens,
  ResetRequestLimit,
  ResetTokens,
  RoleRepository,
  SecurityEvents,
  SessionRepository,
  SignInThrottle,
  UserRepository,
} from '@halolight/application/identity/ports';
import { Clock, EventOutbox, JobQueue, Mailer, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import type { IdentitySettings } from './identity-settings.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds each use case by a factory, so that a swapped argument does not compile. */
export function bindIdentityUseCases(bind: Bind, settings: IdentitySettings): void {
  bindSessions(bind, settings);
  bindUsers(bind, settings);
  bindPasswordResets(bind, settings);
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
    (c) =>
      new SignIn(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(PasswordHasher),
        c.get(SessionOpener),
        c.get(SecurityEvents),
        c.get(SignInThrottle),
        c.get(Clock),
      ),
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
        settings,
      ),
  );
  bind(VerifyCredentials).toDynamicValue(
    (c) => new VerifyCredentials(c.get(UserRepository), c.get(PasswordHasher), c.get(SignInThrottle), c.get(Clock)),
  );
  bind(AuthenticateSession).toDynamicValue((c) => new AuthenticateSession(c.get(AccessTokens), c.get(AccessDirectory)));
  bind(IssueAccessToken).toDynamicValue((c) => new IssueAccessToken(c.get(AccessTokens)));
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
  bind(UserSignals).toDynamicValue(() => new UserSignals()).inSingletonScope();
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
        c.get(UserSignals),
        c.get(EventOutbox),
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
        c.get(UserSignals),
        c.get(EventOutbox),
      ),
  );
  bind(EmailChangeNotice).toDynamicValue((c) => new EmailChangeNotice(c.get(EventOutbox), c.get(JobQueue), c.get(Clock)));
  bind(UpdateUser).toDynamicValue(
    (c) =>
      new UpdateUser(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(SessionRepository),
        c.get(PasswordResetRepository),
        c.get(AdministratorGuard),
        c.get(Clock),
        c.get(UserSignals),
        c.get(EventOutbox),
        c.get(EmailChangeNotice),
      ),
  );
  bind(DeleteUser).toDynamicValue(
    (c) =>
      new DeleteUser(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(SessionRepository),
        c.get(AdministratorGuard),
        c.get(Clock),
        c.get(UserSignals),
        c.get(EventOutbox),
      ),
  );
  bind(DeleteUsers).toDynamicValue((c) => new DeleteUsers(c.get(UnitOfWork), c.get(DeleteUser)));
  bind(AssignRoles).toDynamicValue(
    (c) =>
      new AssignRoles(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(RoleFinder),
        c.get(AdministratorGuard),
        c.get(UserSignals),
        c.get(EventOutbox),
      ),
  );
  bind(EditUser).toDynamicValue((c) => new EditUser(c.get(UnitOfWork), c.get(UpdateUser), c.get(AssignRoles), c.get(UserDirectory), c.get(NameChangeLimit)));
  bind(ChangePassword).toDynamicValue(
    (c) =>
      new ChangePassword(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(UserDirectory),
        c.get(SessionRepository),
        c.get(PasswordResetRepository),
        c.get(PasswordHasher),
        c.get(PasswordKeeper),
        c.get(SecurityEvents),
        c.get(Clock),
        c.get(SignInThrottle),
      ),
  );
}

function bindPasswordResets(bind: Bind, settings: IdentitySettings): void {
  bind(ForgotPassword).toDynamicValue((c) => new ForgotPassword(c.get(JobQueue), c.get(ResetTokens), c.get(Clock), c.get(ResetRequestLimit)));
  bind(SendPasswordReset).toDynamicValue(
    (c) =>
      new SendPasswordReset(
        c.get(UnitOfWork),
        c.get(UserRepository),
        c.get(PasswordResetRepository),
        c.get(ResetTokens),
        c.get(EventOutbox),
        c.get(Mailer),
        c.get(Clock),
        settings.appUrl,
      ),
  );
  bind(ResetPassword).toDynamicValue(
    (c) =>
      new ResetPassword(
        c.get(UnitOfWork),
        c.get(PasswordResetRepository),
        c.get(ResetTokens),
        c.get(UserDirectory),
        c.get(UserRepository),
        c.get(SessionRepository),
        c.get(PasswordKeeper),
        c.get(SecurityEvents),
        c.get(Clock),
        c.get(SignInThrottle),
      ),
  );
  bind(RenewPassword).toDynamicValue(
    (c) =>
      new RenewPassword(
        c.get(UnitOfWork),
        c.get(UserDirectory),
        c.get(UserRepository),
        c.get(SessionRepository),
        c.get(PasswordResetRepository),
        c.get(PasswordHasher),
        c.get(PasswordGenerator),
        c.get(Clock),
        c.get(EventOutbox),
        c.get(SignInThrottle),
      ),
  );
  bind(MailOwnerOfNewPassword).toDynamicValue((c) => new MailOwnerOfNewPassword(c.get(UserDirectory), c.get(JobQueue)));
  bind(PurgePasswordResets).toDynamicValue((c) => new PurgePasswordResets(c.get(PasswordResetRepository), c.get(Clock)));
}

function bindRoles(bind: Bind): void {
  bind(RoleSignals).toDynamicValue(() => new RoleSignals()).inSingletonScope();
  bind(PermissionFinder).toDynamicValue((c) => new PermissionFinder(c.get(PermissionCatalogue)));
  bind(CreateRole).toDynamicValue(
    (c) => new CreateRole(c.get(UnitOfWork), c.get(RoleRepository), c.get(PermissionFinder), c.get(RoleSignals), c.get(EventOutbox)),
  );
  bind(UpdateRole).toDynamicValue(
    (c) => new UpdateRole(c.get(UnitOfWork), c.get(RoleRepository), c.get(PermissionFinder), c.get(RoleSignals), c.get(EventOutbox)),
  );
  bind(DeleteRole).toDynamicValue((c) => new DeleteRole(c.get(UnitOfWork), c.get(RoleRepository), c.get(RoleSignals), c.get(EventOutbox)));
  bind(PermissionSignals).toDynamicValue(() => new PermissionSignals()).inSingletonScope();
  bind(CreatePermission).toDynamicValue(
    (c) => new CreatePermission(c.get(UnitOfWork), c.get(PermissionCatalogue), c.get(PermissionSignals), c.get(EventOutbox)),
  );
  bind(DeletePermission).toDynamicValue(
    (c) => new DeletePermission(c.get(UnitOfWork), c.get(PermissionCatalogue), c.get(PermissionSignals), c.get(EventOutbox)),
  );
}
