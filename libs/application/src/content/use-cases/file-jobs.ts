/** The job that makes the thumbnail of the content whose `key` it is queued with. */
export const MAKE_THUMBNAIL_JOB = 'make-thumbnail';
