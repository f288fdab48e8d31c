import type { PostStatus } from './post-status.js';

/** What a post says. */
export interface PostFields {
  /** 1 to 200 characters. */
  readonly title: string;
  /** At most 20000 characters. */
  readonly description: string | null;
  readonly status: PostStatus;
}

/** A post. */
export interface Post extends PostFields {
  readonly id: number;
  /** Null for posts of the installation itself. */
  readonly authorId: number | null;
  /** Since when everybody sees it; null for a draft. */
  readonly publishedAt: Date | null;
  /** Rises with every change, from 1. */
  readonly version: number;
}
