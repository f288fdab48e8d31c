import type { CreateVersion, DeleteVersion, UpdateVersion, VersionDirectory, VersionView } from '@halolight/application/versioning';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, NoSecurity, Patch, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import type { CreateVersionBody, PatchVersionBody, VersionBody, VersionListQuery } from './versions.contract.js';

/** The versions that clients may ask for by `X-Version`; a change takes effect within a second everywhere. */
@Route('versions')
@Tags('Versions')
export class VersionsController {
  constructor(
    private readonly directory: VersionDirectory,
    private readonly createVersion: CreateVersion,
    private readonly updateVersion: UpdateVersion,
    private readonly deleteVersion: DeleteVersion,
  ) {}

  /** @summary Lists versions, by id unless told */
  @Get()
  @NoSecurity()
  async list(@Queries() query: VersionListQuery): Promise<Success<Paged<VersionBody>>> {
    return pageOf(await this.directory.page(toPageRequest(query), { supported: query.supported }), versionBody);
  }

  /** @summary Shows a version */
  @Get('{id}')
  @NoSecurity()
  async get(@Path() id: Id): Promise<Success<VersionBody>> {
    return ok(versionBody(await this.existing(id)));
  }

  /** @summary Makes a version known */
  @Post()
  @Security('jwt', ['versions:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateVersionBody): Promise<Success<VersionBody>> {
    const id = await this.createVersion.execute({ ...body, actor: request.actor });
    return ok(versionBody(await this.existing(id)));
  }

  /** @summary Begins or ends the support of a version */
  @Patch('{id}')
  @Security('jwt', ['versions:update'])
  async patch(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: PatchVersionBody): Promise<Success<VersionBody>> {
    await this.updateVersion.execute({ actor: request.actor, versionId: id, changes: body });
    return ok(versionBody(await this.existing(id)));
  }

  /** @summary Makes a version unknown, and so unsupported */
  @Delete('{id}')
  @Security('jwt', ['versions:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.deleteVersion.execute(request.actor, id);
    return ok({ id });
  }

  private async existing(versionId: number): Promise<VersionView> {
    const version = await this.directory.byId(versionId);
    if (!version) throw new NotFoundError('Version');
    return version;
  }
}

function versionBody({ id, version, supported, createdAt, updatedAt }: VersionView): VersionBody {
  return { id, version, supported, createdAt, updatedAt };
}
