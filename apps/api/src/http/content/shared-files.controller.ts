import type { Readable } from 'node:stream';
import type { FollowFileLink, FollowFileLinkCommand, SharedFile } from '@halolight/application/content';
import { Get, Header, NoSecurity, Path, Produces, Request, Route, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import { ok, type Success } from '../envelope.js';
import { headerText } from '../header-text.js';
import { contentAnswer } from './content-answer.js';
import type { SharedFileBody, SharePassword, ShareToken } from './file-sharing.contract.js';

/** Files for whoever has a link: a closed one is answered as one that never was. */
@Route('files/shared')
@Tags('Shared files')
export class SharedFilesController {
  constructor(private readonly followFileLink: FollowFileLink) {}

  /** @summary Shows what a link leads to */
  @Get('{token}')
  @NoSecurity()
  async show(
    @Request() request: HttpRequest,
    @Path() token: ShareToken,
    @Header('X-Share-Password') password?: SharePassword,
  ): Promise<Success<SharedFileBody>> {
    return ok(sharedFileBody(await this.followFileLink.show(command(request, token, password))));
  }

  /**
   * Each download counts; takes Range, If-Range and If-None-Match, which does not count when there is nothing to send.
   * @summary Downloads what a link leads to
   */
  @Get('{token}/download')
  @NoSecurity()
  @Produces('application/octet-stream')
  async download(
    @Request() request: HttpRequest,
    @Path() token: ShareToken,
    @Header('X-Share-Password') password?: SharePassword,
  ): Promise<Readable> {
    return contentAnswer(request, await this.followFileLink.download(command(request, token, password)));
  }
}

function command({ context }: HttpRequest, token: string, password: string | undefined): FollowFileLinkCommand {
  return { token, password: password === undefined ? null : headerText(password), client: context.client };
}

function sharedFileBody({ file, link }: SharedFile): SharedFileBody {
  const { name, kind, content } = file;
  const { mimeType, size, sha256 } = content;
  const { expiresAt, maxAccess, accessCount } = link;
  return { name, kind, mimeType, size, sha256, permission: 'READ', expiresAt, maxAccess, accessCount };
}
