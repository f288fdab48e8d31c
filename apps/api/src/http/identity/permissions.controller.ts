import type { CreatePermission, DeletePermission, PermissionDirectory, PermissionView } from '@halolight/application/identity';
import { NotFoundError, Permission } from '@halolight/domain/kernel';
import { Body, Delete, Get, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type {
  CheckedPermissions,
  CheckPermissionsBody,
  CreatePermissionBody,
  PermissionBody,
  PermissionGroup,
  PermissionListQuery,
} from './permissions.contract.js';

/** A permission is made and deleted, and never changed in between. */
const NEVER_CHANGED = 1;

/** What can be granted. */
@Route('permissions')
@Tags('Permissions')
export class PermissionsController {
  constructor(
    private readonly directory: PermissionDirectory,
    private readonly createPermission: CreatePermission,
    private readonly deletePermission: DeletePermission,
  ) {}

  /** @summary Lists permissions, by name unless told */
  @Get()
  @Security('jwt', ['permissions:view'])
  async list(@Queries() query: PermissionListQuery): Promise<Success<Paged<PermissionBody>>> {
    return pageOf(await this.directory.page(toPageRequest(query), { resource: query.resource }), permissionBody);
  }

  /** @summary Lists all permissions by resource */
  @Get('grouped')
  @Security('jwt', ['permissions:view'])
  async grouped(): Promise<Success<PermissionGroup[]>> {
    const byResource = Map.groupBy(await this.directory.all(), ({ resource }) => resource);
    return ok([...byResource].map(([resource, permissions]) => ({ resource, permissions: permissions.map(permissionBody) })));
  }

  /** @summary Tells which of these permissions the caller holds */
  @Post('check')
  @Security('jwt')
  async check(@Request() request: AuthenticatedRequest, @Body() body: CheckPermissionsBody): Promise<Success<CheckedPermissions>> {
    const held = request.actor.permissions;
    const allowed = body.permissions.map((name) => [name, held.allows(Permission.parse(name, 'permissions'))] as const);
    return ok({ allowed: Object.fromEntries(allowed) });
  }

  /** @summary Shows a permission */
  @Get('{id}')
  @Security('jwt', ['permissions:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<PermissionBody>> {
    const permission = await this.existing(id);
    tagVersion(request, NEVER_CHANGED);
    return ok(permissionBody(permission));
  }

  /** @summary Adds a permission for a feature that will ask for it */
  @Post()
  @Security('jwt', ['permissions:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreatePermissionBody): Promise<Success<PermissionBody>> {
    const id = await this.createPermission.execute({ actor: request.actor, name: body.name, description: body.description ?? null });
    return ok(permissionBody(await this.existing(id)));
  }

  /**
   * Those that came with the product stay; from everyone who was granted it, it is taken away.
   * @summary Deletes a permission
   */
  @Delete('{id}')
  @Security('jwt', ['permissions:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.deletePermission.execute(request.actor, id);
    return ok({ id });
  }

  private async existing(permissionId: number): Promise<PermissionView> {
    const permission = await this.directory.byId(permissionId);
    if (!permission) throw new NotFoundError('Permission');
    return permission;
  }
}

function permissionBody({ id, name, resource, action, description }: PermissionView): PermissionBody {
  return { id, name, resource, action, description };
}
