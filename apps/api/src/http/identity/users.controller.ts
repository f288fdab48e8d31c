import { Readable } from 'node:stream';
import type {
  AssignRoles,
  CreateUser,
  DeleteUser,
  DeleteUsers,
  EditUser,
  UserDirectory,
  UserView,
} from '@halolight/application/identity';
import { assertMayViewUser } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Extension, Get, Header, Patch, Path, Post, Produces, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { errorCodeOf } from '../error-response.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { taggedProfile, tagUser } from './tagged-user.js';
import { userBody } from './user-body.js';
import { CSV, csvLines, NDJSON, ndjsonLines } from './user-export.js';
import type {
  BatchDeleteBody,
  BatchDeleted,
  CreatedUserBody,
  CreateUserBody,
  PatchProfileBody,
  PatchUserBody,
  ProfileBody,
  ReplaceUserBody,
  UserBody,
  UserExportQuery,
  UserListQuery,
  UserRolesBody,
  UserStatusBody,
} from './users.contract.js';

/** Accounts and the caller's own profile. */
@Route('users')
@Tags('Users')
export class UsersController {
  constructor(
    private readonly directory: UserDirectory,
    private readonly createUser: CreateUser,
    private readonly editUser: EditUser,
    private readonly deleteUser: DeleteUser,
    private readonly deleteUsers: DeleteUsers,
    private readonly assignRoles: AssignRoles,
  ) {}

  /** @summary Lists accounts */
  @Get()
  @Security('jwt', ['users:view'])
  async list(@Queries() query: UserListQuery): Promise<Success<Paged<UserBody>>> {
    const { status, role } = query;
    return pageOf(await this.directory.page(toPageRequest(query), { status, role }), userBody);
  }

  /**
   * Without a password one is generated and shown once, which signs in for seven days and must be changed; roles other than the default need `users:assign`.
   * @summary Opens an account
   */
  @Post()
  @Security('jwt', ['users:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateUserBody): Promise<Success<CreatedUserBody>> {
    const { userId, generatedPassword } = await this.createUser.execute({ ...body, actor: request.actor });
    const user = userBody(await this.tagged(request, userId));
    return ok(generatedPassword === null ? user : { ...user, generatedPassword });
  }

  /**
   * CSV or NDJSON, as Accept asks; read and sent batch by batch.
   * @summary Exports accounts
   */
  @Get('export')
  @Security('jwt', ['users:export'])
  @Produces('text/csv')
  @Produces('application/x-ndjson')
  @Extension('x-examples', {
    'text/csv':
      'id,email,username,name,phone,department,position,status,role,createdAt,updatedAt,lastLoginAt\n7,ada@example.com,ada,Ada Lovelace,,,,ACTIVE,user,2026-01-31T12:00:00.000Z,2026-01-31T12:00:00.000Z,\n',
    'application/x-ndjson': { $ref: '#/components/schemas/UserBody' },
  })
  async export(@Request() request: AuthenticatedRequest, @Queries() query: UserExportQuery): Promise<Readable> {
    const batches = this.directory.scan(query);
    const type = request.accepts([CSV, NDJSON]) === NDJSON ? NDJSON : CSV;
    // The type comes last: `attachment` sets the one that it takes the file for.
    request.res?.attachment(type === CSV ? 'users.csv' : 'users.ndjson').type(type);
    return Readable.from(type === CSV ? csvLines(batches) : ndjsonLines(batches));
  }

  /** @summary Shows the caller's own profile */
  @Get('me')
  @Security('jwt')
  @Extension('x-password-change-allowed', true)
  async me(@Request() request: AuthenticatedRequest): Promise<Success<ProfileBody>> {
    return ok(taggedProfile(request, await this.existing(request.actor.userId)));
  }

  /**
   * Ten times in fifteen minutes another e-mail address or username: whether that is taken is told no more often.
   * @summary Changes fields of the caller's own profile
   */
  @Patch('me')
  @Security('jwt')
  @Extension('x-failures', ['429'])
  async patchMe(
    @Request() request: AuthenticatedRequest,
    @Body() body: PatchProfileBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<ProfileBody>> {
    const { actor } = request;
    await this.editUser.execute({ actor, userId: actor.userId, changes: body, expectedVersions: expectedVersions(ifMatch) });
    return ok(taggedProfile(request, await this.existing(actor.userId)));
  }

  /**
   * Each for itself: one that must stay keeps none of the others.
   * @summary Deletes several accounts
   */
  @Post('batch-delete')
  @Security('jwt', ['users:delete'])
  async deleteBatch(@Request() request: AuthenticatedRequest, @Body() body: BatchDeleteBody): Promise<Success<BatchDeleted>> {
    const { deleted, failed } = await this.deleteUsers.execute(request.actor, body.ids);
    return ok({ deleted: [...deleted], failed: failed.map(({ id, kind }) => ({ id, code: errorCodeOf(kind) })) });
  }

  /**
   * One's own account, or any with `users:view`.
   * @summary Shows an account
   */
  @Get('{id}')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<UserBody>> {
    assertMayViewUser(request.actor, id);
    return ok(userBody(await this.tagged(request, id)));
  }

  /**
   * One's own account, or any with `users:update`; an administrator's for a super administrator alone.
   * Another e-mail address is told to its owner at the former one, and where somebody else changes it, nothing that resets the password is mailed for a day,
   * and for as long nobody else changes the username, which that mail names.
   * One's own are changed ten times in fifteen minutes: whether another address or username is taken is told no more often.
   * @summary Replaces an account's fields
   */
  @Put('{id}')
  @Security('jwt')
  @Extension('x-failures', ['429'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceUserBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<UserBody>> {
    const cleared = { phone: null, avatar: null, department: null, position: null, bio: null };
    return this.change(request, id, { ...cleared, ...body }, ifMatch);
  }

  /**
   * One's own account, or any with `users:update`; an administrator's for a super administrator alone. Roles need `users:assign` as well;
   * refused, nothing of it is changed.
   * Another e-mail address is told to its owner at the former one, and where somebody else changes it, nothing that resets the password is mailed for a day,
   * and for as long nobody else changes the username, which that mail names.
   * One's own are changed ten times in fifteen minutes: whether another address or username is taken is told no more often.
   * @summary Changes fields of an account, and its roles
   */
  @Patch('{id}')
  @Security('jwt')
  @Extension('x-failures', ['429'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchUserBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<UserBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Hides the account, frees its e-mail address and username, and ends its sessions.
   * @summary Deletes an account
   */
  @Delete('{id}')
  @Security('jwt', ['users:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteUser.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  /**
   * An account that is not active loses its sessions at once.
   * @summary Changes an account's status
   */
  @Patch('{id}/status')
  @Security('jwt', ['users:update'])
  async setStatus(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: UserStatusBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<UserBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Nobody changes their own, and nobody grants what they do not hold.
   * @summary Gives an account exactly these roles
   */
  @Put('{id}/roles')
  @Security('jwt', ['users:assign'])
  async setRoles(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: UserRolesBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<UserBody>> {
    await this.assignRoles.execute({ ...body, actor: request.actor, userId: id, expectedVersions: expectedVersions(ifMatch) });
    return ok(userBody(await this.tagged(request, id)));
  }

  private async change(
    request: AuthenticatedRequest,
    userId: number,
    { roleIds, roles, ...changes }: PatchUserBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<UserBody>> {
    await this.editUser.execute({ actor: request.actor, userId, changes, roles: { roleIds, roles }, expectedVersions: expectedVersions(ifMatch) });
    return ok(userBody(await this.tagged(request, userId)));
  }

  private async tagged(request: AuthenticatedRequest, userId: number): Promise<UserView> {
    const user = await this.existing(userId);
    tagUser(request, user);
    return user;
  }

  private async existing(userId: number): Promise<UserView> {
    const user = await this.directory.byId(userId);
    if (!user) throw new NotFoundError('User');
    return user;
  }
}
