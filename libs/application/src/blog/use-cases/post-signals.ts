import type { Post } from '@halolight/domain/blog';
import { BeforeSignal, EntitySignals } from '../../kernel/index.js';
import type { NewPost } from '../ports/post-repository.js';

/** What is about to happen to a post; after it happened, `EventHandlers` are told. */
export class PostSignals extends EntitySignals<NewPost, Post> {
  /** The new post has its id, and its transaction still runs. @see EntitySignals.beforeCreate for before that */
  readonly created = new BeforeSignal<number>();
  /** In the transaction of the sharing. */
  readonly shared = new BeforeSignal<number>();
  /** Outside of any transaction, while the reader waits. */
  readonly viewed = new BeforeSignal<number>();
}
