import { Readable } from 'node:stream';
import type { Download, DownloadFile, FileDirectory, FollowDownloadUrl, ReplaceFileContent, SignDownloadUrl, UploadFile } from '@halolight/application/content';
import { ForbiddenError, Permission } from '@halolight/domain/kernel';
import { Body, Extension, Get, Header, Path, Post, Produces, Put, Query, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { bytesOf } from '../bytes-of.js';
import { unauthorized } from '../edge-errors.js';
import { ok, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import type { OnceByKey } from '../once-by-key.js';
import { responseTo } from '../response-to.js';
import { absoluteUrl } from './absolute-url.js';
import { announcedLength } from './announced-length.js';
import { contentAnswer } from './content-answer.js';
import type { DownloadSignature, DownloadUrlBody, SignedUntil, SignedUrlBody } from './file-content.contract.js';
import type { FileBody } from './files.contract.js';
import { shownFile } from './shown-file.js';
import { UploadForm } from './upload-form.js';

const VIEW = Permission.parse('files:view');
const DEFAULT_EXPIRY_SECONDS = 300;

interface SignedQuery {
  readonly issuer: Id | undefined;
  readonly expires: SignedUntil | undefined;
  readonly signature: DownloadSignature | undefined;
}

/** The bytes of files, on their way in and out. */
@Route('files')
@Tags('Files')
export class FileContentController {
  constructor(
    private readonly directory: FileDirectory,
    private readonly uploadFile: UploadFile,
    private readonly replaceFileContent: ReplaceFileContent,
    private readonly downloadFile: DownloadFile,
    private readonly followDownloadUrl: FollowDownloadUrl,
    private readonly signDownloadUrl: SignDownloadUrl,
    private readonly onceByKey: OnceByKey,
  ) {}

  /**
   * A form with the file in its part `file`, and fields `name` and `folderId` where they are wanted. 413 as soon as it is larger than
   * one file may be, or than what is left of the caller's quota.
   * @summary Uploads a file that belongs to the caller
   */
  @Post('upload')
  @Security('jwt', ['files:upload'])
  @SuccessResponse(201, 'Created')
  @Extension('x-streamed-body', 'multipart/form-data')
  async upload(@Request() request: AuthenticatedRequest): Promise<Success<FileBody>> {
    const form = new UploadForm(request);
    try {
      const command = { actor: request.actor, content: form.content(), announcedBytes: form.announcedBytes, details: () => form.details() };
      const answer = await this.uploadFile.execute(command, (make, { sha256 }, details) =>
        this.onceByKey.run(request, responseTo(request), async () => shownFile(this.directory, request, await make()), { sha256, ...details }),
      );
      // An answer that is given again was kept as JSON, which this one is about to become.
      return answer as Success<FileBody>;
    } finally {
      form.close();
    }
  }

  /**
   * The body is the content, byte for byte, for the file's owner and whom it is shared with to EDIT; the file keeps what it has until all of it has come.
   * @summary Replaces a file's content
   */
  @Put('{id}/content')
  @Security('jwt', ['files:upload'])
  @Extension('x-streamed-body', 'application/octet-stream')
  async replaceContent(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<FileBody>> {
    await this.replaceFileContent.execute({
      actor: request.actor,
      fileId: id,
      content: bytesOf(request),
      announcedBytes: announcedLength(request),
      expectedVersions: expectedVersions(ifMatch),
    });
    return shownFile(this.directory, request, id);
  }

  /**
   * With a bearer token and `files:view`, or with a URL from `POST /files/{id}/download-url`, as long as who made it may see the file. Takes Range, If-Range and If-None-Match.
   * @summary Downloads a file
   */
  @Get('{id}/download')
  @Security({})
  @Security('jwt')
  @Produces('application/octet-stream')
  async download(
    @Request() request: HttpRequest,
    @Path() id: Id,
    @Query() issuer?: Id,
    @Query() expires?: SignedUntil,
    @Query() signature?: DownloadSignature,
  ): Promise<Readable> {
    return contentAnswer(request, await this.admitted(request, id, { issuer, expires, signature }));
  }

  /**
   * At most 256 by 256 pixels; made a moment after the file was uploaded. The answer is the picture's bytes, which the example writes in base64.
   * @summary Shows a picture of a file
   */
  @Get('{id}/thumbnail')
  @Security('jwt', ['files:view'])
  @Produces('image/webp')
  @Extension('x-examples', { 'image/webp': 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==' })
  async thumbnail(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Readable> {
    const picture = await this.downloadFile.thumbnail(request.actor, id);
    request.res?.type('image/webp').setHeader('Cache-Control', 'private, no-cache');
    return Readable.from(picture, { objectMode: false });
  }

  /**
   * It is worth what the caller's right is worth when it is used: it fails once they may see the file no more, or their account is closed.
   * @summary Makes a URL that downloads a file for a while without further credentials
   */
  @Post('{id}/download-url')
  @Security('jwt', ['files:view'])
  async sign(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body?: DownloadUrlBody): Promise<Success<SignedUrlBody>> {
    const { expires, signature } = await this.signDownloadUrl.execute(request.actor, id, body?.expiresIn ?? DEFAULT_EXPIRY_SECONDS);
    const url = absoluteUrl(request, `/api/files/${id}/download?issuer=${request.actor.userId}&expires=${expires}&signature=${signature}`);
    return ok({ url, expiresAt: new Date(expires * 1000) });
  }

  private admitted({ actor, context }: HttpRequest, fileId: number, { issuer, expires, signature }: SignedQuery): Promise<Download> {
    if (issuer !== undefined || expires !== undefined || signature !== undefined) {
      const terms = { fileId, issuerId: issuer ?? 0, expires: expires ?? 0 };
      return this.followDownloadUrl.execute(terms, signature ?? '', context.client);
    }
    if (!actor) throw unauthorized(false);
    if (!actor.permissions.allows(VIEW)) throw new ForbiddenError();
    return this.downloadFile.execute(actor, fileId);
  }
}
