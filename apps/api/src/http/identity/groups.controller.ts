import type {
  CreateGroup,
  DeleteGroup,
  GroupDirectory,
  RevokeGroupPermission,
  SetGroupPermissions,
  UpdateGroup,
} from '@halolight/application/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { groupBody } from './group-body.js';
import type { CreateGroupBody, GroupBody, PatchGroupBody, ReplaceGroupBody } from './groups.contract.js';
import type { PermissionName, PermissionsBody } from './roles.contract.js';

/** Groups of accounts, and what they grant their members. */
@Route('groups')
@Tags('Groups')
export class GroupsController {
  constructor(
    private readonly directory: GroupDirectory,
    private readonly createGroup: CreateGroup,
    private readonly updateGroup: UpdateGroup,
    private readonly deleteGroup: DeleteGroup,
    private readonly setGroupPermissions: SetGroupPermissions,
    private readonly revokeGroupPermission: RevokeGroupPermission,
  ) {}

  /** @summary Lists groups, by name unless told; sorted by id, name or createdAt */
  @Get()
  @Security('jwt', ['groups:view'])
  async list(@Queries() query: ListQuery): Promise<Success<Paged<GroupBody>>> {
    return pageOf(await this.directory.page(toPageRequest(query)), groupBody);
  }

  /** @summary Shows a group */
  @Get('{id}')
  @Security('jwt', ['groups:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<GroupBody>> {
    return this.show(request, id);
  }

  /**
   * Nobody grants what they do not hold, and permissions need `groups:assign`.
   * @summary Makes a group
   */
  @Post()
  @Security('jwt', ['groups:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateGroupBody): Promise<Success<GroupBody>> {
    const { name, description = null, permissions = [] } = body;
    return this.show(request, await this.createGroup.execute({ actor: request.actor, name, description, permissions }));
  }

  /** @summary Replaces a group's fields */
  @Put('{id}')
  @Security('jwt', ['groups:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceGroupBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<GroupBody>> {
    return this.change(request, id, { description: null, ...body }, ifMatch);
  }

  /** @summary Changes fields of a group */
  @Patch('{id}')
  @Security('jwt', ['groups:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchGroupBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<GroupBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Its members stay, without what it granted; who deletes it must hold that.
   * @summary Deletes a group
   */
  @Delete('{id}')
  @Security('jwt', ['groups:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteGroup.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  /**
   * A change reaches every member with their next request; who makes it must hold all that the group grants, before and after.
   * @summary Replaces what a group grants
   */
  @Put('{id}/permissions')
  @Security('jwt', ['groups:assign'])
  async setPermissions(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PermissionsBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<GroupBody>> {
    await this.setGroupPermissions.execute({
      actor: request.actor,
      groupId: id,
      permissions: body.permissions,
      how: 'replace',
      expectedVersions: expectedVersions(ifMatch),
    });
    return this.show(request, id);
  }

  /** @summary Adds to what a group grants */
  @Post('{id}/permissions')
  @Security('jwt', ['groups:assign'])
  async addPermissions(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: PermissionsBody): Promise<Success<GroupBody>> {
    await this.setGroupPermissions.execute({ actor: request.actor, groupId: id, permissions: body.permissions, how: 'add' });
    return this.show(request, id);
  }

  /** @summary Takes one permission from a group */
  @Delete('{id}/permissions/{name}')
  @Security('jwt', ['groups:assign'])
  async revokePermission(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() name: PermissionName): Promise<Success<GroupBody>> {
    await this.revokeGroupPermission.execute({ actor: request.actor, groupId: id, permission: name });
    return this.show(request, id);
  }

  private async change(
    request: AuthenticatedRequest,
    groupId: number,
    changes: PatchGroupBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<GroupBody>> {
    await this.updateGroup.execute({ actor: request.actor, groupId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, groupId);
  }

  private async show(request: AuthenticatedRequest, groupId: number): Promise<Success<GroupBody>> {
    const group = await this.directory.byId(groupId);
    if (!group) throw new NotFoundError('Group');
    tagVersion(request, group.version, group.memberCount);
    return ok(groupBody(group));
  }
}
