import type { Logger } from '@halolight/application/kernel';
import type { JobDirectory } from '@halolight/application/operations';
import type { Job } from '../job.js';

/**
 * Every quarter of an hour, raises the alarm over dead letters for as long as there are any: who missed the line that a job wrote when it died
 * reads of it here, and so does everybody where the scheduler itself was killed in a job's last attempt and wrote nothing.
 */
export class AlertDeadJobsJob implements Job {
  readonly name = 'alert-dead-jobs';
  readonly schedule = '*/15 * * * *';

  constructor(
    private readonly directory: Pick<JobDirectory, 'dead'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    for (const { name, jobs, since } of await this.directory.dead()) {
      this.logger.error('Dead letters: jobs that nobody tries again, see GET /api/jobs?status=dead', { job: name, jobs, since });
    }
  }
}
