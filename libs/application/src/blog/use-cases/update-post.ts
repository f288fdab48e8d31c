import { assertMayChangePost, maySeePost, publishedSince, type PostFields } from '@halolight/domain/blog';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PostRepository } from '../ports/post-repository.js';
import type { PostSignals } from './post-signals.js';

export interface UpdatePostCommand {
  readonly actor: Actor;
  readonly postId: number;
  /** Absent fields stay as they are. */
  readonly changes: Partial<PostFields>;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes a post. */
export class UpdatePost {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly posts: PostRepository,
    private readonly signals: PostSignals,
    private readonly outbox: EventOutbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute({ actor, postId, changes, expectedVersions }: UpdatePostCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const post = await this.posts.findForUpdate(postId);
      if (!post || !maySeePost(actor, post)) throw new NotFoundError('Post');
      assertMayChangePost(actor, post);
      assertExpectedVersion('Post', post.version, expectedVersions);
      const changed = { ...post, ...changes };
      const publishedAt = publishedSince(changed.status, post.publishedAt, this.clock.now());
      await this.posts.update(await this.signals.beforeUpdate.run({ ...changed, publishedAt }));
      await this.outbox.publish({ type: 'post.updated', actorId: actor.userId, subject: { type: 'post', id: postId } });
    });
  }
}
