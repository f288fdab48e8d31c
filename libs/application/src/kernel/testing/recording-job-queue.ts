import { JobQueue, type JobOptions } from '../job-queue.js';

export interface QueuedJob {
  readonly job: string;
  readonly payload: object;
  readonly options: JobOptions;
}

/** Remembers jobs in the order they came; a later one replaces the one of its key. */
export class RecordingJobQueue extends JobQueue {
  jobs: QueuedJob[] = [];

  override async add(job: string, payload: object, options: JobOptions = {}): Promise<void> {
    const { key } = options;
    if (key !== undefined) this.jobs = this.jobs.filter((queued) => queued.options.key !== key);
    this.jobs.push({ job, payload, options });
  }

  override async addAll(job: string, payloads: readonly object[]): Promise<void> {
    for (const payload of payloads) await this.add(job, payload);
  }
}
