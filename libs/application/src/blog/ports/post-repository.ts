import type { Post, PostFields } from '@halolight/domain/blog';

export type NewPost = PostFields & Pick<Post, 'authorId' | 'publishedAt'>;

/** Posts. */
export abstract class PostRepository {
  /** The post, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(postId: number): Promise<Post | null>;

  /** @returns the new id */
  abstract add(post: NewPost): Promise<number>;

  /** Stores what it says, all but the author, and raises the version. */
  abstract update(post: Post): Promise<void>;

  /** Its statistics go with it. */
  abstract remove(postId: number): Promise<void>;
}
