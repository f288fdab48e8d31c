import type { CopyFile, DeleteFile, DeleteFiles, FavorFile, FileChanges, FileDirectory, StorageQuota, UpdateFile } from '@halolight/application/content';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { errorCodeOf } from '../error-response.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { BatchDeleteBody, BatchDeleted } from '../identity/users.contract.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { fileBody, fileViewer, storageBody } from './file-body.js';
import type { CopyFileBody, FavoriteBody, FileBody, FileListQuery, MoveFileBody, PatchFileBody, ReplaceFileBody, StorageBody } from './files.contract.js';
import { toFolderPlace } from './folder-place.js';
import { shownFile } from './shown-file.js';

/** Files; everybody sees their own and what is shared with them, and holders of `files:*` see all. */
@Route('files')
@Tags('Files')
export class FilesController {
  constructor(
    private readonly directory: FileDirectory,
    private readonly quota: StorageQuota,
    private readonly updateFile: UpdateFile,
    private readonly copyFile: CopyFile,
    private readonly favorFile: FavorFile,
    private readonly deleteFile: DeleteFile,
    private readonly deleteFiles: DeleteFiles,
  ) {}

  /** @summary Lists files */
  @Get()
  @Security('jwt', ['files:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: FileListQuery): Promise<Success<Paged<FileBody>>> {
    const { kind, folderId, favorite, isFavorite = favorite, ownerId, shared } = query;
    const filter = { kind, folderId: toFolderPlace(folderId), isFavorite, ownerId, shared };
    return pageOf(await this.directory.page(fileViewer(request), toPageRequest(query), filter), fileBody);
  }

  /** @summary Tells how much the caller's files take, and how much they may */
  @Get('storage')
  @Security('jwt', ['files:view'])
  async storage(@Request() request: AuthenticatedRequest): Promise<Success<StorageBody>> {
    return ok(storageBody(await this.directory.storageUse(request.actor.userId), this.quota.bytes));
  }

  /** @summary Shows a file */
  @Get('{id}')
  @Security('jwt', ['files:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<FileBody>> {
    return shownFile(this.directory, request, id);
  }

  /**
   * Name and folder, for its owner and whom it is shared with to EDIT.
   * @summary Replaces what is said of a file
   */
  @Put('{id}')
  @Security('jwt', ['files:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceFileBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<FileBody>> {
    return this.change(request, id, { folderId: null, ...body }, ifMatch);
  }

  /**
   * Name and folder, for its owner and whom it is shared with to EDIT.
   * @summary Changes what is said of a file
   */
  @Patch('{id}')
  @Security('jwt', ['files:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchFileBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<FileBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Into a folder of the file's owner that the caller sees, or to the root. For its owner and whom it is shared with to EDIT.
   * @summary Moves a file
   */
  @Post('{id}/move')
  @Security('jwt', ['files:update'])
  async move(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: MoveFileBody): Promise<Success<FileBody>> {
    return this.change(request, id, body);
  }

  /**
   * The copy belongs to the caller and counts against their quota.
   * @summary Copies a file
   */
  @Post('{id}/copy')
  @Security('jwt', ['files:upload'])
  @SuccessResponse(201, 'Created')
  async copy(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body?: CopyFileBody): Promise<Success<FileBody>> {
    const copyId = await this.copyFile.execute({ ...body, actor: request.actor, fileId: id });
    return shownFile(this.directory, request, copyId);
  }

  /** @summary Makes a file a favourite of the caller, or no longer */
  @Post('{id}/favorite')
  @Security('jwt', ['files:view'])
  async favor(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body?: FavoriteBody): Promise<Success<FileBody>> {
    await this.favorFile.execute(request.actor, id, body?.isFavorite ?? true);
    return shownFile(this.directory, request, id);
  }

  /**
   * With its shares and links; for its owner and holders of `files:*`.
   * @summary Deletes a file
   */
  @Delete('{id}')
  @Security('jwt', ['files:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id, @Header('If-Match') ifMatch?: IfMatch): Promise<Success<Deleted>> {
    await this.deleteFile.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  /**
   * Each for itself: one that must stay keeps none of the others.
   * @summary Deletes several files
   */
  @Post('batch-delete')
  @Security('jwt', ['files:delete'])
  async deleteBatch(@Request() request: AuthenticatedRequest, @Body() body: BatchDeleteBody): Promise<Success<BatchDeleted>> {
    const { deleted, failed } = await this.deleteFiles.execute(request.actor, body.ids);
    return ok({ deleted: [...deleted], failed: failed.map(({ id, kind }) => ({ id, code: errorCodeOf(kind) })) });
  }

  private async change(request: AuthenticatedRequest, fileId: number, changes: FileChanges, ifMatch?: IfMatch): Promise<Success<FileBody>> {
    await this.updateFile.execute({ actor: request.actor, fileId, changes, expectedVersions: expectedVersions(ifMatch) });
    return shownFile(this.directory, request, fileId);
  }
}
