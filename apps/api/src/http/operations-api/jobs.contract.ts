import type { ListQuery } from '../list-query.js';

/** `failed` is tried again at its `runAt`; `dead` used up its attempts. A job that is done is gone. */
export type JobStatusName = 'waiting' | 'running' | 'failed' | 'dead';

/** A job of the scheduler, without what it was queued with. */
export interface JobBody {
  id: number;
  /**
   * What it does.
   * @example "deliver-mail"
   */
  name: string;
  status: JobStatusName;
  /** @isInt */
  attempts: number;
  /** @isInt */
  maxAttempts: number;
  /** Why the last attempt failed; null before one did. */
  lastError: string | null;
  /** Not before. */
  runAt: Date;
  createdAt: Date;
}

/** Sorted by id, name, runAt or createdAt. */
export interface JobListQuery extends ListQuery {
  status?: JobStatusName;
  /** @maxLength 100 must have at most 100 characters */
  name?: string;
}
