import type { CreateVersion, DeleteVersion, UpdateVersion, VersionDirectory, VersionView } from '@halolight/application/versioning';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, NoSecurity, Patch, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
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
  async get(@Request() request: HttpRequest, @Path() id: Id): Promise<Success<VersionBody>> {
    return ok(versionBody(await this.tagged(request, id)));
  }

  /** @summary Makes a version known */
  @Post()
  @Security('jwt', ['versions:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateVersionBody): Promise<Success<VersionBody>> {
    const id = await this.createVersion.execute({ ...body, actor: request.actor });
    return ok(versionBody(await this.tagged(request, id)));
  }

  /** @summary Begins or ends the support of a version */
  @Patch('{id}')
  @Security('jwt', ['versions:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchVersionBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<VersionBody>> {
    const { actor } = request;
    await this.updateVersion.execute({ actor, versionId: id, changes: body, expectedVersions: expectedVersions(ifMatch) });
    return ok(versionBody(await this.tagged(request, id)));
  }

  /** @summary Makes a version unknown, and so unsupported */
  @Delete('{id}')
  @Security('jwt', ['versions:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteVersion.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async tagged(request: HttpRequest, versionId: number): Promise<VersionView> {
    const version = await this.directory.byId(versionId);
    if (!version) throw new NotFoundError('Version');
    tagVersion(request, version.revision);
    return version;
  }
}

function versionBody({ id, version, supported, createdAt, updatedAt }: VersionView): VersionBody {
  return { id, version, supported, createdAt, updatedAt };
}
