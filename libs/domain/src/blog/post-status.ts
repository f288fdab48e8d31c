export const POST_STATUSES = ['DRAFT', 'PUBLISHED'] as const;

/** A draft is seen by its author and by holders of `blog:update`. */
export type PostStatus = (typeof POST_STATUSES)[number];
