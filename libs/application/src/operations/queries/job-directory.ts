import type { Page, PageRequest } from '@halolight/domain/kernel';

/** `failed` is tried again at its `runAt`; `dead` used up its attempts. A job that is done is gone. */
export type JobStatus = 'waiting' | 'running' | 'failed' | 'dead';

/** A job of the scheduler, without what it was queued with: that may be personal. */
export interface JobView {
  readonly id: number;
  /** What it does: `deliver-mail`. */
  readonly name: string;
  readonly status: JobStatus;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Why the last attempt failed; null before one did. */
  readonly lastError: string | null;
  /** Not before. */
  readonly runAt: Date;
  readonly createdAt: Date;
}

export interface JobFilter {
  readonly status?: JobStatus | undefined;
  readonly name?: string | undefined;
}

/** Dead jobs of one name. */
export interface DeadJobs {
  readonly name: string;
  readonly jobs: number;
  /** When the oldest of them was queued. */
  readonly since: Date;
}

/** The queue, for reading. */
export abstract class JobDirectory {
  /** Sorted by id, name, runAt or createdAt, newest first by default; the search looks into name and last error. */
  abstract page(request: PageRequest, filter: JobFilter): Promise<Page<JobView>>;

  /** The jobs that nobody tries again, by name. */
  abstract dead(): Promise<DeadJobs[]>;
}
