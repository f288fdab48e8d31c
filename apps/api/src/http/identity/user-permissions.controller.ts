import type { GrantDirectory, GrantUserPermissions, RevokeUserPermission } from '@halolight/application/identity';
import { assertMayViewUser } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Path, Post, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import type { PermissionName } from './roles.contract.js';
import type { GrantBody, UserPermissionsBody } from './user-permissions.contract.js';

/** Permissions that accounts hold in their own name. */
@Route('users')
@Tags('Users')
export class UserPermissionsController {
  constructor(
    private readonly directory: GrantDirectory,
    private readonly grantUserPermissions: GrantUserPermissions,
    private readonly revokeUserPermission: RevokeUserPermission,
  ) {}

  /**
   * One's own account, or any with `users:view`.
   * @summary Shows what an account was granted in its own name
   */
  @Get('{id}/permissions')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<UserPermissionsBody>> {
    assertMayViewUser(request.actor, id);
    return this.shown(id);
  }

  /**
   * Effective with the account's next request. Nobody grants what they do not hold, nor anything to themselves.
   * @summary Grants permissions to an account
   */
  @Post('{id}/permissions')
  @Security('jwt', ['users:assign'])
  async grant(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: GrantBody): Promise<Success<UserPermissionsBody>> {
    await this.grantUserPermissions.execute({ actor: request.actor, userId: id, permissions: body.permissions });
    return this.shown(id);
  }

  /**
   * What a role or a group grants the account stays.
   * @summary Takes a permission from an account
   */
  @Delete('{id}/permissions/{name}')
  @Security('jwt', ['users:assign'])
  async revoke(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() name: PermissionName): Promise<Success<UserPermissionsBody>> {
    await this.revokeUserPermission.execute({ actor: request.actor, userId: id, permission: name });
    return this.shown(id);
  }

  private async shown(userId: number): Promise<Success<UserPermissionsBody>> {
    const permissions = await this.directory.ofUser(userId);
    if (!permissions) throw new NotFoundError('User');
    return ok({ id: userId, permissions });
  }
}
