import type { PostStatus } from './post-status.js';

/** Since when a post is published that has `status` from `now` on: a published one stays so since when it was, a draft never is. */
export function publishedSince(status: PostStatus, before: Date | null, now: Date): Date | null {
  return status === 'PUBLISHED' ? (before ?? now) : null;
}
