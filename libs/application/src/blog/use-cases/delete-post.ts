import { assertMayDeletePost, maySeePost } from '@halolight/domain/blog';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PostRepository } from '../ports/post-repository.js';
import type { PostSignals } from './post-signals.js';

/** Deletes a post. */
export class DeletePost {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly posts: PostRepository,
    private readonly signals: PostSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, postId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const post = await this.posts.findForUpdate(postId);
      if (!post || !maySeePost(actor, post)) throw new NotFoundError('Post');
      assertMayDeletePost(actor, post);
      assertExpectedVersion('Post', post.version, expectedVersions);
      await this.signals.beforeDelete.run(post);
      await this.posts.remove(postId);
      await this.outbox.publish({ type: 'post.deleted', actorId: actor.userId, subject: { type: 'post', id: postId } });
    });
  }
}
