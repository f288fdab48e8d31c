import { publishedSince, type PostFields } from '@halolight/domain/blog';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PostRepository } from '../ports/post-repository.js';
import type { PostSignals } from './post-signals.js';

export interface CreatePostCommand {
  readonly actor: Actor;
  readonly fields: PostFields;
  /** Who wrote it, where that is not the actor. */
  readonly authorId?: number | null;
}

/** Makes a post that its maker wrote, unless told. */
export class CreatePost {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly posts: PostRepository,
    private readonly signals: PostSignals,
    private readonly outbox: EventOutbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the new id */
  async execute({ actor, fields, authorId = actor.userId }: CreatePostCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const publishedAt = publishedSince(fields.status, null, this.clock.now());
      const draft = await this.signals.beforeCreate.run({ ...fields, authorId, publishedAt });
      const id = await this.posts.add(draft);
      await this.signals.created.run(id);
      await this.outbox.publish({ type: 'post.created', actorId: actor.userId, subject: { type: 'post', id } });
      return id;
    });
  }
}
