/** The columns that a post is made of, under its own names. */
export const POST_COLUMNS = ['id', 'title', 'description', 'status', 'author_id as authorId', 'published_at as publishedAt', 'version'];
