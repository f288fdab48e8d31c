import type { Post, PostReader, PostStatus } from '@halolight/domain/blog';
import type { Page, PageRequest } from '@halolight/domain/kernel';

/** Who wrote a post. */
export interface AuthorView {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}

export interface PostView extends Post {
  readonly author: AuthorView | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PostFilter {
  /** Part of it, whatever its case. */
  readonly title?: string | undefined;
  /** Part of it, whatever its case. */
  readonly description?: string | undefined;
  readonly status?: PostStatus | undefined;
  readonly authorId?: number | undefined;
  /** The username, whatever its case. */
  readonly author?: string | undefined;
}

/** Posts, for reading. */
export abstract class PostDirectory {
  /** Null as well when it is a draft that this reader may not see. */
  abstract byId(reader: PostReader, postId: number): Promise<PostView | null>;

  /**
   * Those that this reader may see, sorted by id, createdAt, updatedAt or title, newest first by default.
   * The search looks into title and description.
   */
  abstract page(reader: PostReader, request: PageRequest, filter: PostFilter): Promise<Page<PostView>>;

  /** The published ones, sorted by publishedAt or title, the latest first by default. The search is that of `page`. */
  abstract published(request: PageRequest): Promise<Page<PostView>>;
}
