import { maySeePost } from '@halolight/domain/blog';
import { ConflictError, NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PostRepository } from '../ports/post-repository.js';
import type { PostSignals } from './post-signals.js';

/** Takes note that somebody passes a post on. */
export class SharePost {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly posts: PostRepository,
    private readonly signals: PostSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ConflictError for a draft, which nobody else would see */
  async execute(actor: Actor, postId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const post = await this.posts.findForUpdate(postId);
      if (!post || !maySeePost(actor, post)) throw new NotFoundError('Post');
      if (post.status === 'DRAFT') throw new ConflictError('A draft cannot be shared; publish it first');
      await this.signals.shared.run(postId);
      await this.outbox.publish({ type: 'post.shared', actorId: actor.userId, subject: { type: 'post', id: postId } });
    });
  }
}
