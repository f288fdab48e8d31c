/** The job that deletes content no file shows any more. */
export const SWEEP_FILE_STORAGE_JOB = 'sweep-file-storage';

/** The job that makes the thumbnail of the content whose `key` it is queued with. */
export const MAKE_THUMBNAIL_JOB = 'make-thumbnail';
