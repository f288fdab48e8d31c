import type { AddGroupMembers, GroupDirectory, GroupView, RemoveGroupMember } from '@halolight/application/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Path, Post, Queries, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { groupBody, groupMemberBody } from './group-body.js';
import type { GroupBody, GroupMemberBody, MembersBody } from './groups.contract.js';

/** Who is in a group. Who changes that must hold all that the group grants. */
@Route('groups')
@Tags('Groups')
export class GroupMembersController {
  constructor(
    private readonly directory: GroupDirectory,
    private readonly addGroupMembers: AddGroupMembers,
    private readonly removeGroupMember: RemoveGroupMember,
  ) {}

  /** @summary Lists the members of a group, by name unless told; sorted by id, username or name */
  @Get('{id}/members')
  @Security('jwt', ['groups:view'])
  async list(@Path() id: Id, @Queries() query: ListQuery): Promise<Success<Paged<GroupMemberBody>>> {
    await this.existing(id);
    return pageOf(await this.directory.members(id, toPageRequest(query)), groupMemberBody);
  }

  /**
   * Who is a member already stays one.
   * @summary Takes accounts into a group
   */
  @Post('{id}/members')
  @Security('jwt', ['groups:assign'])
  async add(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: MembersBody): Promise<Success<GroupBody>> {
    await this.addGroupMembers.execute({ actor: request.actor, groupId: id, userIds: body.userIds });
    return ok(groupBody(await this.existing(id)));
  }

  /** @summary Takes an account out of a group */
  @Delete('{id}/members/{userId}')
  @Security('jwt', ['groups:assign'])
  async remove(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() userId: Id): Promise<Success<Deleted>> {
    await this.removeGroupMember.execute({ actor: request.actor, groupId: id, userId });
    return ok({ id: userId });
  }

  private async existing(groupId: number): Promise<GroupView> {
    const group = await this.directory.byId(groupId);
    if (!group) throw new NotFoundError('Group');
    return group;
  }
}
