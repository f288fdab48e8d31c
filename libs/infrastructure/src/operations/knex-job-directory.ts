import { JobDirectory, type DeadJobs, type JobFilter, type JobView } from '@halolight/application/operations';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, JOB_STATUS_SQL, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const LONGEST_ERROR = 1000;
const SORTS: Sorts = {
  id: { column: 'jobs.id', type: 'integer' },
  name: { column: 'jobs.task_identifier', type: 'text' },
  runAt: { column: 'jobs.run_at', type: 'timestamptz' },
  createdAt: { column: 'jobs.created_at', type: 'timestamptz' },
};

/** Reads the queue through graphile-worker's public view of it, which leaves out what the jobs were queued with. */
export class KnexJobDirectory extends JobDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  page(request: PageRequest, filter: JobFilter): Promise<Page<JobView>> {
    const { sql } = this.database;
    return keysetPage<JobView, JobView>(sql, {
      query: matching(sql, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-id',
      id: 'jobs.id',
      toItem: (job) => job,
    });
  }

  async dead(): Promise<DeadJobs[]> {
    const { sql } = this.database;
    return sql('graphile_worker.jobs as jobs')
      .whereRaw(`${JOB_STATUS_SQL} = 'dead'`)
      .groupBy('jobs.task_identifier')
      .orderBy('name')
      .select<DeadJobs[]>(['jobs.task_identifier as name', sql.raw('count(*) as jobs'), sql.raw('min(jobs.created_at) as since')]);
  }
}

function matching(sql: Knex, { search }: PageRequest, { status, name }: JobFilter): Knex.QueryBuilder {
  const query = sql('graphile_worker.jobs as jobs').select(
    'jobs.id',
    'jobs.task_identifier as name',
    sql.raw(`${JOB_STATUS_SQL} as status`),
    'jobs.attempts',
    'jobs.max_attempts as maxAttempts',
    sql.raw(`left(jobs.last_error, ${LONGEST_ERROR}) as "lastError"`),
    'jobs.run_at as runAt',
    'jobs.created_at as createdAt',
  );
  if (status !== undefined) query.whereRaw(`${JOB_STATUS_SQL} = ?`, [status]);
  if (name !== undefined) query.where('jobs.task_identifier', name);
  if (search) {
    query.where((either) =>
      either.whereILike('jobs.task_identifier', containing(search)).orWhereILike('jobs.last_error', containing(search)),
    );
  }
  return query;
}
