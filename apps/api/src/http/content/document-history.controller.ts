import type {
  CommentOnDocument,
  CommentView,
  DocumentDirectory,
  ListDocumentParts,
  RestoreDocument,
  RevisionView,
} from '@halolight/application/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Get, Path, Post, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { documentBody, documentViewer, personBody } from './document-body.js';
import type { CommentBody, CreateCommentBody, PartListQuery, RevisionBody, RevisionListQuery, RevisionNumber } from './document-history.contract.js';
import type { DocumentBody } from './documents.contract.js';

/** What documents said before, and what people say about them. */
@Route('documents')
@Tags('Documents')
export class DocumentHistoryController {
  constructor(
    private readonly parts: ListDocumentParts,
    private readonly directory: DocumentDirectory,
    private readonly restoreDocument: RestoreDocument,
    private readonly commentOnDocument: CommentOnDocument,
  ) {}

  /**
   * The newest thousand are kept.
   * @summary Lists the revisions of a document
   */
  @Get('{id}/revisions')
  @Security('jwt', ['documents:view'])
  async revisions(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: RevisionListQuery): Promise<Success<Paged<RevisionBody>>> {
    return pageOf(await this.parts.revisions(request.actor, id, toPageRequest(query)), revisionBody);
  }

  /**
   * It says again what it said then, as a new revision. For its owner and whom it is shared with to EDIT.
   * @summary Restores a revision of a document
   */
  @Post('{id}/revisions/{revision}/restore')
  @Security('jwt', ['documents:update'])
  async restore(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() revision: RevisionNumber): Promise<Success<DocumentBody>> {
    await this.restoreDocument.execute({ actor: request.actor, documentId: id, revision });
    const document = await this.directory.byId(documentViewer(request), id);
    if (!document) throw new NotFoundError('Document');
    tagVersion(request, document.version, document.access, document.owner.name);
    return ok(documentBody(document));
  }

  /**
   * For its owner and whom it is shared with to COMMENT or EDIT.
   * @summary Lists the comments on a document
   */
  @Get('{id}/comments')
  @Security('jwt', ['documents:view'])
  async comments(@Request() request: AuthenticatedRequest, @Path() id: Id, @Queries() query: PartListQuery): Promise<Success<Paged<CommentBody>>> {
    return pageOf(await this.parts.comments(request.actor, id, toPageRequest(query)), commentBody);
  }

  /**
   * For its owner and whom it is shared with to COMMENT or EDIT.
   * @summary Comments on a document
   */
  @Post('{id}/comments')
  @Security('jwt', ['documents:view'])
  @SuccessResponse(201, 'Created')
  async comment(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: CreateCommentBody): Promise<Success<CommentBody>> {
    const commentId = await this.commentOnDocument.execute({ actor: request.actor, documentId: id, content: body.content });
    const comment = await this.directory.comment(commentId);
    if (!comment) throw new NotFoundError('Comment');
    return ok(commentBody(comment));
  }
}

function revisionBody({ revision, title, createdAt, author }: RevisionView): RevisionBody {
  return { revision, title, createdAt, author: personBody(author) };
}

function commentBody({ id, content, createdAt, author }: CommentView): CommentBody {
  return { id, content, createdAt, author: personBody(author) };
}
