import { JobQueue, type JobOptions } from '@halolight/application/kernel';
import type { Database } from '../database/index.js';

const MAX_ATTEMPTS = 10;

/** Jobs in graphile-worker's tables, which are in the same database and so in the same transaction. */
export class GraphileJobQueue extends JobQueue {
  constructor(private readonly database: Database) {
    super();
  }

  async add(job: string, payload: object, { runAt, key, maxAttempts = MAX_ATTEMPTS }: JobOptions = {}): Promise<void> {
    await this.database.sql.raw(
      `select from graphile_worker.add_job(
         identifier => ?, payload => ?::json, run_at => ?::timestamptz, job_key => ?, max_attempts => ?)`,
      [job, JSON.stringify(payload), runAt ?? null, key ?? null, maxAttempts],
    );
  }

  async addAll(job: string, payloads: readonly object[]): Promise<void> {
    if (payloads.length === 0) return;
    await this.database.sql.raw(
      `select from graphile_worker.add_jobs(array(
         select row(?::text, queued.payload, null, null, ?::smallint, null, null, null)::graphile_worker.job_spec
         from unnest(?::json[]) with ordinality as queued (payload, place) order by place))`,
      [job, MAX_ATTEMPTS, payloads.map((payload) => JSON.stringify(payload))],
    );
  }
}
