import type { GrantFile, ListFileParts, UngrantFile } from '@halolight/application/content';
import { Body, Get, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import type { PartListQuery } from './document-history.contract.js';
import type { NamedShareBody, ShareAnswer, ShareBody, UnshareBody } from './document-sharing.contract.js';
import { namedShareBody, shareBody } from './share-body.js';

/** With whom files are shared; for their owners and holders of `files:*`. */
@Route('files')
@Tags('Files')
export class FileSharingController {
  constructor(
    private readonly parts: ListFileParts,
    private readonly grantFile: GrantFile,
    private readonly ungrantFile: UngrantFile,
  ) {}

  /** @summary Lists with which users and groups a file is shared, expired shares included */
  @Get('{id}/grants')
  @Security('jwt', ['files:share'])
  async list(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: PartListQuery): Promise<Success<Paged<NamedShareBody>>> {
    return pageOf(await this.parts.shares(request.actor, id, toPageRequest(query)), namedShareBody);
  }

  /**
   * READ and COMMENT see and download, EDIT also changes. Sharing again with the same user or group replaces what they were given.
   * A group has to be one that the caller is in, or the caller to hold `groups:view`: any other is answered as one that is not there.
   * @summary Shares a file with a user or a group
   */
  @Post('{id}/grant')
  @Security('jwt', ['files:share'])
  @SuccessResponse(201, 'Created')
  async grant(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: ShareBody): Promise<Success<ShareAnswer>> {
    return ok(shareBody(await this.grantFile.execute({ ...body, actor: request.actor, fileId: id })));
  }

  /** @summary Ends the share of a file with a user or a group */
  @Post('{id}/ungrant')
  @Security('jwt', ['files:share'])
  async ungrant(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: UnshareBody): Promise<Success<Deleted>> {
    await this.ungrantFile.execute({ ...body, actor: request.actor, fileId: id });
    return ok({ id });
  }
}
