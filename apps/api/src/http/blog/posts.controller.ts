import type { CreatePost, DeletePost, PostDirectory, PostFilter, PostView, UpdatePost, ViewPost } from '@halolight/application/blog';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { isNotModified } from '../not-modified.js';
import { responseTo } from '../response-to.js';
import { tagVersion } from '../version-tag.js';
import { postBody } from './post-body.js';
import type { CreatePostBody, PatchPostBody, PostBody, PostListQuery } from './posts.contract.js';

/** What a replacement leaves out. */
const CLEARED = { description: null, status: 'PUBLISHED' } as const;

/** Posts; everyone signed in reads the published ones, holders of `blog:create` write them, their authors and administrators change them. */
@Route('blog/posts')
@Tags('Blog')
export class PostsController {
  constructor(
    private readonly directory: PostDirectory,
    private readonly createPost: CreatePost,
    private readonly viewPost: ViewPost,
    private readonly updatePost: UpdatePost,
    private readonly deletePost: DeletePost,
  ) {}

  /**
   * The published ones and one's own drafts; all drafts with `blog:update`.
   * @summary Lists posts, newest first unless told
   */
  @Get()
  @Security('jwt')
  async list(@Request() request: AuthenticatedRequest, @Queries() query: PostListQuery): Promise<Success<Paged<PostBody>>> {
    return pageOf(await this.directory.page(request.actor, toPageRequest(query), filterOf(query)), postBody);
  }

  /**
   * Counts as a view of a published post, unless it is answered with 304.
   * @summary Shows a post
   */
  @Get('{id}')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<PostBody>> {
    const post = await this.viewPost.execute(request.actor, id, ({ version, author }) => {
      tagVersion(request, version, author);
      return request.method === 'GET' && !isNotModified(request, responseTo(request));
    });
    return tagged(request, post);
  }

  /** @summary Writes a post */
  @Post()
  @Security('jwt', ['blog:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreatePostBody): Promise<Success<PostBody>> {
    const id = await this.createPost.execute({ actor: request.actor, fields: { ...CLEARED, ...body } });
    return this.show(request, id);
  }

  /**
   * One's own, or any with `blog:update`. A description that is left out becomes null, and a status PUBLISHED.
   * @summary Replaces a post
   */
  @Put('{id}')
  @Security('jwt')
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreatePostBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<PostBody>> {
    return this.change(request, id, { ...CLEARED, ...body }, ifMatch);
  }

  /**
   * One's own, or any with `blog:update`.
   * @summary Changes fields of a post
   */
  @Patch('{id}')
  @Security('jwt')
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchPostBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<PostBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * One's own, or any with `blog:delete`.
   * @summary Deletes a post
   */
  @Delete('{id}')
  @Security('jwt')
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deletePost.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    postId: number,
    changes: PatchPostBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<PostBody>> {
    await this.updatePost.execute({ actor: request.actor, postId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, postId);
  }

  /** What was written, which is no view. */
  private async show(request: AuthenticatedRequest, postId: number): Promise<Success<PostBody>> {
    const post = await this.directory.byId(request.actor, postId);
    if (!post) throw new NotFoundError('Post');
    return tagged(request, post);
  }
}

function tagged(request: AuthenticatedRequest, post: PostView): Success<PostBody> {
  tagVersion(request, post.version, post.author);
  return ok(postBody(post));
}

function filterOf({ title, description, status, authorId, author }: PostListQuery): PostFilter {
  return { title, description, status, authorId, author };
}
