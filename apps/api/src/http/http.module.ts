import {
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
  ForgotPassword,
  PermissionDirectory,
  RefreshSession,
  RegisterUser,
  ResetPassword,
  RevokeSession,
  RoleDirectory,
  SessionDirectory,
  SignIn,
  SignOut,
  SignOutEverywhere,
  UpdateRole,
  UserDirectory,
} from '@halolight/application/identity';
import { ContainerModule } from 'inversify';
import { Authenticator } from './authenticate.js';
import { AuthController } from './identity/auth.controller.js';
import { PasswordResetController } from './identity/password-reset.controller.js';
import { PermissionsController } from './identity/permissions.controller.js';
import { RolesController } from './identity/roles.controller.js';
import { SessionAuthenticator } from './identity/session-authenticator.js';
import { SessionsController } from './identity/sessions.controller.js';
import { TokenController } from './identity/token.controller.js';
import { UsersController } from './identity/users.controller.js';

/** The controllers, one instance each. */
export const httpModule = new ContainerModule(({ bind }) => {
  bind(Authenticator).toDynamicValue((c) => new SessionAuthenticator(c.get(AuthenticateSession))).inSingletonScope();
  bind(AuthController)
    .toDynamicValue(
      (c) =>
        new AuthController(
          c.get(UserDirectory),
          c.get(RegisterUser),
          c.get(SignIn),
          c.get(RefreshSession),
          c.get(SignOut),
          c.get(SignOutEverywhere),
          c.get(ChangePassword),
        ),
    )
    .inSingletonScope();
  bind(PasswordResetController)
    .toDynamicValue((c) => new PasswordResetController(c.get(ForgotPassword), c.get(ResetPassword)))
    .inSingletonScope();
  bind(TokenController).toDynamicValue((c) => new TokenController(c.get(SignIn), c.get(RefreshSession))).inSingletonScope();
  bind(SessionsController).toDynamicValue((c) => new SessionsController(c.get(SessionDirectory), c.get(RevokeSession))).inSingletonScope();
  bind(UsersController)
    .toDynamicValue(
      (c) =>
        new UsersController(
          c.get(UserDirectory),
          c.get(CreateUser),
          c.get(EditUser),
          c.get(DeleteUser),
          c.get(DeleteUsers),
          c.get(AssignRoles),
        ),
    )
    .inSingletonScope();
  bind(RolesController)
    .toDynamicValue((c) => new RolesController(c.get(RoleDirectory), c.get(CreateRole), c.get(UpdateRole), c.get(DeleteRole)))
    .inSingletonScope();
  bind(PermissionsController)
    .toDynamicValue((c) => new PermissionsController(c.get(PermissionDirectory), c.get(CreatePermission), c.get(DeletePermission)))
    .inSingletonScope();
});
