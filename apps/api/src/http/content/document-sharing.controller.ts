import type { ListDocumentParts, ShareDocument, ShareView, UnshareDocument } from '@halolight/application/content';
import type { StoredShare } from '@halolight/domain/content';
import { Body, Get, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import type { PartListQuery } from './document-history.contract.js';
import type { NamedShareBody, ShareAnswer, ShareBody, UnshareBody } from './document-sharing.contract.js';

/** With whom documents are shared; for their owners and holders of `documents:*`. */
@Route('documents')
@Tags('Documents')
export class DocumentSharingController {
  constructor(
    private readonly parts: ListDocumentParts,
    private readonly shareDocument: ShareDocument,
    private readonly unshareDocument: UnshareDocument,
  ) {}

  /** @summary Lists with whom a document is shared, expired shares included */
  @Get('{id}/shares')
  @Security('jwt', ['documents:share'])
  async list(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: PartListQuery): Promise<Success<Paged<NamedShareBody>>> {
    return pageOf(await this.parts.shares(request.actor, id, toPageRequest(query)), namedShareBody);
  }

  /**
   * READ reads, COMMENT also comments, EDIT also changes. Sharing again with the same user or group replaces what they were given.
   * A group has to be one that the caller is in, or the caller to hold `groups:view`: any other is answered as one that is not there.
   * @summary Shares a document with a user or a group
   */
  @Post('{id}/share')
  @Security('jwt', ['documents:share'])
  @SuccessResponse(201, 'Created')
  async share(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: ShareBody): Promise<Success<ShareAnswer>> {
    return ok(shareBody(await this.shareDocument.execute({ ...body, actor: request.actor, documentId: id })));
  }

  /** @summary Ends the share of a document with a user or a group */
  @Post('{id}/unshare')
  @Security('jwt', ['documents:share'])
  async unshare(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: UnshareBody): Promise<Success<Deleted>> {
    await this.unshareDocument.execute({ ...body, actor: request.actor, documentId: id });
    return ok({ id });
  }
}

function shareBody({ id, userId, groupId, permission, expiresAt, createdAt }: StoredShare): ShareAnswer {
  return { id, userId, groupId, permission, expiresAt, createdAt };
}

function namedShareBody(share: ShareView): NamedShareBody {
  return { ...shareBody(share), name: share.name };
}
