import type { NewPost } from '../ports/post-repository.js';

/** A post that was published in 2026, unless `given` says otherwise. */
export function samplePost(authorId: number, given: Partial<NewPost> = {}): NewPost {
  return {
    title: 'Green lamp',
    description: 'The first of several sentences.',
    status: 'PUBLISHED',
    publishedAt: new Date('2026-03-04T05:06:07.089Z'),
    authorId,
    ...given,
  };
}
