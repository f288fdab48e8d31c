import type { JobDirectory, JobView } from '@halolight/application/operations';
import { Get, Queries, Route, Security, Tags } from '@tsoa/runtime';
import { pageOf, type Paged, type Success } from '../envelope.js';
import { toPageRequest } from '../list-query.js';
import type { JobBody, JobListQuery } from './jobs.contract.js';

/** The scheduler's queue. */
@Route('jobs')
@Tags('Operations')
export class JobsController {
  constructor(private readonly directory: JobDirectory) {}

  /** @summary Lists queued, running, failed and dead jobs, newest first unless told */
  @Get()
  @Security('jwt', ['jobs:view'])
  async list(@Queries() query: JobListQuery): Promise<Success<Paged<JobBody>>> {
    const { status, name } = query;
    return pageOf(await this.directory.page(toPageRequest(query), { status, name }), jobBody);
  }
}

function jobBody({ id, name, status, attempts, maxAttempts, lastError, runAt, createdAt }: JobView): JobBody {
  return { id, name, status, attempts, maxAttempts, lastError, runAt, createdAt };
}
