import type { Logger } from '@halolight/application/kernel';
import type { JobOutcome, Metrics } from '@halolight/infrastructure/kernel';
import type { Job as QueuedJob, WorkerEvents } from 'graphile-worker';

/** Times and counts every run of a job, and raises the alarm over one that failed for the last time: nobody tries it again. */
export function observeJobs(events: WorkerEvents, metrics: Metrics, logger: Logger): void {
  const startedAt = new WeakMap<QueuedJob, number>();
  events.on('job:start', ({ job }) => startedAt.set(job, performance.now()));
  events.on('job:complete', ({ job, error }) => {
    const outcome = outcomeOf(job, error);
    const milliseconds = performance.now() - (startedAt.get(job) ?? performance.now());
    metrics.observeJob(job.task_identifier, outcome, milliseconds / 1000);
    const fields = { job: job.task_identifier, jobId: job.id, attempt: job.attempts, maxAttempts: job.max_attempts, error };
    if (outcome === 'dead') logger.error('Dead letter: a job failed for the last time', fields);
    if (outcome === 'failed') logger.warn('A job failed and will be tried again', fields);
  });
}

function outcomeOf({ attempts, max_attempts }: QueuedJob, error: unknown): JobOutcome {
  if (error === null || error === undefined) return 'done';
  return attempts < max_attempts ? 'failed' : 'dead';
}
