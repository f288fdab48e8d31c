import type { SharePost, ShowPostStatistics } from '@halolight/application/blog';
import { Get, Path, Post, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import type { PostStatisticsBody, SharedPostBody } from './posts.contract.js';

/** How often posts are viewed and shared. */
@Route('blog/posts/{id}')
@Tags('Blog')
export class PostStatisticsController {
  constructor(
    private readonly sharePost: SharePost,
    private readonly showStatistics: ShowPostStatistics,
  ) {}

  /**
   * For holders of `blog:view_stats`, formerly `can_view_stats`, which can be granted to a user, a group or a role.
   * @summary Shows how often a post was viewed and shared
   */
  @Get('statistics')
  @Security('jwt', ['blog:view_stats'])
  async statistics(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<PostStatisticsBody>> {
    const { postId, viewNumber, sharedNumber, updatedAt } = await this.showStatistics.execute(request.actor, id);
    return ok({ postId, viewNumber, sharedNumber, updatedAt });
  }

  /**
   * Counts, and tells where others read it. A draft cannot be shared.
   * @summary Shares a post
   */
  @Post('share')
  @Security('jwt')
  async share(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<SharedPostBody>> {
    await this.sharePost.execute(request.actor, id);
    return ok({ id, shareUrl: `/web/blog/${id}` });
  }
}
