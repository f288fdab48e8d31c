import type { CreateFileLink, FileAccessView, FileDirectory, FileLinkView, ListFileParts, RevokeFileLink } from '@halolight/application/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Get, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import { absoluteUrl } from './absolute-url.js';
import type { PartListQuery } from './document-history.contract.js';
import type { CreateLinkBody, FileAccessBody, FileLinkBody, NewFileLinkBody } from './file-sharing.contract.js';

/** Links that open files to whoever has them; for the files' owners and holders of `files:*`. */
@Route('files')
@Tags('Files')
export class FileLinksController {
  constructor(
    private readonly parts: ListFileParts,
    private readonly directory: FileDirectory,
    private readonly createFileLink: CreateFileLink,
    private readonly revokeFileLink: RevokeFileLink,
  ) {}

  /**
   * It opens the file as long as its maker could make it: not while they may not share the file, or their account is closed. The file's owner is notified of a link that somebody else makes.
   * @summary Makes a link that opens a file to whoever has it
   */
  @Post('{id}/share')
  @Security('jwt', ['files:share'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body?: CreateLinkBody): Promise<Success<NewFileLinkBody>> {
    const { expiresAt = null, maxAccess = null, password = null } = body ?? {};
    const { id: linkId, token } = await this.createFileLink.execute({ actor: request.actor, fileId: id, expiresAt, maxAccess, password });
    const shareUrl = absoluteUrl(request, `/api/files/shared/${token}`);
    return ok({ ...(await this.existing(linkId)), shareToken: token, shareUrl });
  }

  /** @summary Lists the links to a file, whoever made them, closed ones included */
  @Get('{id}/shares')
  @Security('jwt', ['files:share'])
  async list(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: PartListQuery): Promise<Success<Paged<FileLinkBody>>> {
    return pageOf(await this.parts.links(request.actor, id, toPageRequest(query)), linkBody);
  }

  /** @summary Closes a link at once and for good, whoever made it */
  @Post('shares/{id}/revoke')
  @Security('jwt', ['files:share'])
  async revoke(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<FileLinkBody>> {
    await this.revokeFileLink.execute(request.actor, id);
    return ok(await this.existing(id));
  }

  /**
   * Entries are kept for ninety days: of every download, and of looks and refusals up to ten of a kind in a minute.
   * @summary Lists who followed the links and signed URLs to a file, and with what success
   */
  @Get('{id}/access-logs')
  @Security('jwt', ['files:share'])
  async accesses(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: PartListQuery): Promise<Success<Paged<FileAccessBody>>> {
    return pageOf(await this.parts.accesses(request.actor, id, toPageRequest(query)), accessBody);
  }

  private async existing(linkId: number): Promise<FileLinkBody> {
    const link = await this.directory.link(linkId);
    if (!link) throw new NotFoundError('Share link');
    return linkBody(link);
  }
}

function linkBody({ id, fileId, hasPassword, expiresAt, maxAccess, accessCount, createdAt, revokedAt }: FileLinkView): FileLinkBody {
  return { id, fileId, permission: 'READ', hasPassword, expiresAt, maxAccess, accessCount, createdAt, revokedAt };
}

function accessBody({ id, linkId, signedBy, ip, userAgent, outcome, createdAt }: FileAccessView): FileAccessBody {
  return { id, linkId, signedBy, ip, userAgent, outcome, createdAt };
}
