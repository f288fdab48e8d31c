import type { KeepVisitPartitions } from '@halolight/application/analytics';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every night, makes room for the page views to come and drops those of long ago. */
export class KeepVisitPartitionsJob implements Job {
  readonly name = 'keep-visit-partitions';
  readonly schedule = '20 3 * * *';

  constructor(
    private readonly keepVisitPartitions: Pick<KeepVisitPartitions, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { created, dropped } = await this.keepVisitPartitions.execute();
    this.logger.info('Partitions of page views kept', { created, dropped });
  }
}
