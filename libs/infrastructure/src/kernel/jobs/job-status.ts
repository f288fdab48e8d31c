/** What becomes of a job: `failed` is tried again, `dead` is not. One that is done is gone. */
export const JOB_STATUSES = ['waiting', 'running', 'failed', 'dead'] as const;

/** The status of a row of `graphile_worker.jobs`, in SQL. */
export const JOB_STATUS_SQL = `case
  when jobs.locked_at is not null then 'running'
  when jobs.attempts >= jobs.max_attempts then 'dead'
  when jobs.attempts > 0 then 'failed'
  else 'waiting' end`;
