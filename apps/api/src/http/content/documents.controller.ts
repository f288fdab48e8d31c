import type { CreateDocument, DeleteDocument, DeleteDocuments, DocumentDirectory, UpdateDocument } from '@halolight/application/content';
import type { DocumentChanges } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Extension, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { errorCodeOf } from '../error-response.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { BatchDeleteBody, BatchDeleted } from '../identity/users.contract.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { documentBody, documentRowBody, documentViewer } from './document-body.js';
import type {
  CreateDocumentBody,
  DocumentBody,
  DocumentListQuery,
  DocumentRowBody,
  DocumentTagsBody,
  MoveDocumentBody,
  PatchDocumentBody,
} from './documents.contract.js';
import { toFolderPlace } from './folder-place.js';

const EMPTY = { content: '', type: 'document', status: 'DRAFT', folderId: null, tags: [] } as const;

/** Documents; everybody sees their own and what is shared with them, and holders of `documents:*` see all. */
@Route('documents')
@Tags('Documents')
export class DocumentsController {
  constructor(
    private readonly directory: DocumentDirectory,
    private readonly createDocument: CreateDocument,
    private readonly updateDocument: UpdateDocument,
    private readonly deleteDocument: DeleteDocument,
    private readonly deleteDocuments: DeleteDocuments,
  ) {}

  /** @summary Lists and searches documents, without their content */
  @Get()
  @Security('jwt', ['documents:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: DocumentListQuery): Promise<Success<Paged<DocumentRowBody>>> {
    const { type, status, folderId, tag, ownerId, shared } = query;
    const filter = { type, status, folderId: toFolderPlace(folderId), tag, ownerId, shared };
    return pageOf(await this.directory.page(documentViewer(request), toPageRequest(query), filter), documentRowBody);
  }

  /** @summary Shows a document */
  @Get('{id}')
  @Security('jwt', ['documents:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<DocumentBody>> {
    return this.show(request, id);
  }

  /** @summary Makes a document that belongs to the caller */
  @Post()
  @Security('jwt', ['documents:create'])
  @Extension('x-body-limit', 6356992)
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateDocumentBody): Promise<Success<DocumentBody>> {
    const id = await this.createDocument.execute({ ...EMPTY, ...body, actor: request.actor });
    return this.show(request, id);
  }

  /**
   * For its owner and whom it is shared with to EDIT. What is left out becomes what it is in a new document.
   * @summary Replaces a document
   */
  @Put('{id}')
  @Security('jwt', ['documents:update'])
  @Extension('x-body-limit', 6356992)
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreateDocumentBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<DocumentBody>> {
    return this.change(request, id, { ...EMPTY, ...body }, ifMatch);
  }

  /**
   * For its owner and whom it is shared with to EDIT.
   * @summary Changes fields of a document
   */
  @Patch('{id}')
  @Security('jwt', ['documents:update'])
  @Extension('x-body-limit', 6356992)
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchDocumentBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<DocumentBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * Into a folder of the document's owner that the caller sees, or to the root. For its owner and whom it is shared with to EDIT.
   * @summary Moves a document
   */
  @Post('{id}/move')
  @Security('jwt', ['documents:update'])
  async move(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: MoveDocumentBody): Promise<Success<DocumentBody>> {
    return this.change(request, id, body);
  }

  /**
   * For its owner and whom it is shared with to EDIT.
   * @summary Gives a document exactly these tags
   */
  @Post('{id}/tags')
  @Security('jwt', ['documents:update'])
  async setTags(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: DocumentTagsBody): Promise<Success<DocumentBody>> {
    return this.change(request, id, body);
  }

  /**
   * With its revisions, shares and comments; for its owner and holders of `documents:*`.
   * @summary Deletes a document
   */
  @Delete('{id}')
  @Security('jwt', ['documents:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteDocument.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  /**
   * Each for itself: one that must stay keeps none of the others.
   * @summary Deletes several documents
   */
  @Post('batch-delete')
  @Security('jwt', ['documents:delete'])
  async deleteBatch(@Request() request: AuthenticatedRequest, @Body() body: BatchDeleteBody): Promise<Success<BatchDeleted>> {
    const { deleted, failed } = await this.deleteDocuments.execute(request.actor, body.ids);
    return ok({ deleted: [...deleted], failed: failed.map(({ id, kind }) => ({ id, code: errorCodeOf(kind) })) });
  }

  private async change(
    request: AuthenticatedRequest,
    documentId: number,
    changes: DocumentChanges,
    ifMatch?: IfMatch,
  ): Promise<Success<DocumentBody>> {
    await this.updateDocument.execute({ actor: request.actor, documentId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, documentId);
  }

  private async show(request: AuthenticatedRequest, documentId: number): Promise<Success<DocumentBody>> {
    const document = await this.directory.byId(documentViewer(request), documentId);
    if (!document) throw new NotFoundError('Document');
    tagVersion(request, document.version, document.access, document.owner.name);
    return ok(documentBody(document));
  }
}
