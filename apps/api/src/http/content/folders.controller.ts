import type { CreateFolder, DeleteFolder, FolderDirectory, FolderNode, FolderView, UpdateFolder, UpdateFolderCommand } from '@halolight/application/content';
import { seesAllFolders } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Query, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { toFolderPlace } from './folder-place.js';
import type { CreateFolderBody, FolderBody, FolderListQuery, FolderTreeBody, MoveFolderBody, PatchFolderBody } from './folders.contract.js';

/** Folders; everybody has their own, and holders of `folders:*` see all. */
@Route('folders')
@Tags('Folders')
export class FoldersController {
  constructor(
    private readonly directory: FolderDirectory,
    private readonly createFolder: CreateFolder,
    private readonly updateFolder: UpdateFolder,
    private readonly deleteFolder: DeleteFolder,
  ) {}

  /** @summary Lists folders */
  @Get()
  @Security('jwt', ['folders:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: FolderListQuery): Promise<Success<Paged<FolderBody>>> {
    const { parentId, ownerId } = query;
    return pageOf(await this.directory.page(viewerOf(request), toPageRequest(query), { parentId: toFolderPlace(parentId), ownerId }), folderBody);
  }

  /**
   * All of them; nobody has more than ten thousand.
   * @summary Shows the caller's own folders as a tree
   */
  @Get('tree')
  @Security('jwt', ['folders:view'])
  async tree(@Request() request: AuthenticatedRequest): Promise<Success<FolderTreeBody[]>> {
    const roots = await this.directory.treeOf(request.actor.userId);
    return ok(roots.map(folderTreeBody));
  }

  /** @summary Shows a folder */
  @Get('{id}')
  @Security('jwt', ['folders:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<FolderBody>> {
    return this.show(request, id);
  }

  /**
   * One more than ten thousand: 409.
   * @summary Makes a folder that belongs to the caller
   */
  @Post()
  @Security('jwt', ['folders:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateFolderBody): Promise<Success<FolderBody>> {
    const id = await this.createFolder.execute({ actor: request.actor, name: body.name, parentId: body.parentId ?? null });
    return this.show(request, id);
  }

  /**
   * A parent left out becomes the root.
   * @summary Replaces a folder's name and place
   */
  @Put('{id}')
  @Security('jwt', ['folders:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreateFolderBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<FolderBody>> {
    return this.change(request, id, { parentId: null, ...body }, ifMatch);
  }

  /** @summary Changes a folder's name or place */
  @Patch('{id}')
  @Security('jwt', ['folders:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchFolderBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<FolderBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Everything in it comes along. Into itself or a folder inside it: 409.
   * @summary Moves a folder
   */
  @Post('{id}/move')
  @Security('jwt', ['folders:update'])
  async move(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: MoveFolderBody): Promise<Success<FolderBody>> {
    return this.change(request, id, body);
  }

  /**
   * One that is not empty is deleted with `recursive=true` alone: the folders, documents and files in it, however deep, are deleted with it, and the links to them.
   * @summary Deletes a folder
   */
  @Delete('{id}')
  @Security('jwt', ['folders:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Query() recursive = false,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteFolder.execute({ actor: request.actor, folderId: id, recursive, expectedVersions: expectedVersions(ifMatch) });
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    folderId: number,
    changes: UpdateFolderCommand['changes'],
    ifMatch?: IfMatch,
  ): Promise<Success<FolderBody>> {
    await this.updateFolder.execute({ actor: request.actor, folderId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, folderId);
  }

  private async show(request: AuthenticatedRequest, folderId: number): Promise<Success<FolderBody>> {
    const folder = await this.directory.byId(viewerOf(request), folderId);
    if (!folder) throw new NotFoundError('Folder');
    tagVersion(request, folder.version);
    return ok(folderBody(folder));
  }
}

function viewerOf({ actor }: AuthenticatedRequest): { userId: number; seesAll: boolean } {
  return { userId: actor.userId, seesAll: seesAllFolders(actor) };
}

function folderBody({ id, name, parentId, ownerId, createdAt, updatedAt }: FolderView): FolderBody {
  return { id, name, parentId, ownerId, createdAt, updatedAt };
}

function folderTreeBody(node: FolderNode): FolderTreeBody {
  return { ...folderBody(node), children: node.children.map(folderTreeBody) };
}
