import type { CreateRole, DeleteRole, RoleDirectory, RoleName, RoleView, UpdateRole } from '@halolight/application/identity';
import { NotFoundError, Permission } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type { CreateRoleBody, PatchRoleBody, PermissionsBody, ReplaceRoleBody, RoleBody } from './roles.contract.js';

const VIEW_ROLES = Permission.parse('roles:view');

/** Roles; everybody sees what they are called, `roles:view` shows what they grant. */
@Route('roles')
@Tags('Roles')
export class RolesController {
  constructor(
    private readonly directory: RoleDirectory,
    private readonly createRole: CreateRole,
    private readonly updateRole: UpdateRole,
    private readonly deleteRole: DeleteRole,
  ) {}

  /** @summary Lists roles, by id unless told */
  @Get()
  @Security({})
  @Security('jwt')
  async list(@Request() request: HttpRequest, @Queries() query: ListQuery): Promise<Success<Paged<RoleBody>>> {
    if (!seesGrants(request)) return pageOf(await this.directory.names(toPageRequest(query)), nameBody);
    return pageOf(await this.directory.page(toPageRequest(query)), fullBody);
  }

  /** @summary Shows a role */
  @Get('{id}')
  @Security({})
  @Security('jwt')
  async get(@Request() request: HttpRequest, @Path() id: Id): Promise<Success<RoleBody>> {
    if (seesGrants(request)) return ok(fullBody(await this.tagged(request, id)));
    const role = await this.directory.nameById(id);
    if (!role) throw new NotFoundError('Role');
    tagVersion(request, role.version, nameBody(role));
    return ok(nameBody(role));
  }

  /**
   * Nobody grants what they do not hold.
   * @summary Makes a role
   */
  @Post()
  @Security('jwt', ['roles:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateRoleBody): Promise<Success<RoleBody>> {
    const { name, label, description = null, permissions = [] } = body;
    const id = await this.createRole.execute({ actor: request.actor, name, label, description, permissions });
    return ok(fullBody(await this.tagged(request, id)));
  }

  /** @summary Replaces a role's fields and what it grants */
  @Put('{id}')
  @Security('jwt', ['roles:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceRoleBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<RoleBody>> {
    return this.change(request, id, { description: null, ...body }, ifMatch);
  }

  /** @summary Changes fields of a role */
  @Patch('{id}')
  @Security('jwt', ['roles:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchRoleBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<RoleBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * A change reaches everyone who has the role with their next request.
   * @summary Replaces what a role grants
   */
  @Put('{id}/permissions')
  @Security('jwt', ['roles:assign'])
  async setPermissions(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PermissionsBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<RoleBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Seeded roles and roles that somebody has stay.
   * @summary Deletes a role
   */
  @Delete('{id}')
  @Security('jwt', ['roles:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteRole.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    roleId: number,
    changes: PatchRoleBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<RoleBody>> {
    await this.updateRole.execute({ actor: request.actor, roleId, changes, expectedVersions: expectedVersions(ifMatch) });
    return ok(fullBody(await this.tagged(request, roleId)));
  }

  private async tagged(request: HttpRequest, roleId: number): Promise<RoleView> {
    const role = await this.existing(roleId);
    tagVersion(request, role.version, fullBody(role));
    return role;
  }

  private async existing(roleId: number): Promise<RoleView> {
    const role = await this.directory.byId(roleId);
    if (!role) throw new NotFoundError('Role');
    return role;
  }
}

function seesGrants({ actor }: Partial<Pick<AuthenticatedRequest, 'actor'>>): boolean {
  return actor?.permissions.allows(VIEW_ROLES) === true;
}

function nameBody({ id, name, label }: RoleName): RoleBody {
  return { id, name, label };
}

function fullBody({ id, name, label, description, permissions, userCount }: RoleView): RoleBody {
  return { id, name, label, description, permissions: [...permissions], userCount };
}
