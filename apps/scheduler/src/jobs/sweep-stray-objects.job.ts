import type { SweepStrayObjects } from '@halolight/application/content';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every night, goes through all that is stored and removes what is nobody's. */
export class SweepStrayObjectsJob implements Job {
  readonly name = 'sweep-stray-objects';
  readonly schedule = '30 3 * * *';

  constructor(
    private readonly sweepStrayObjects: Pick<SweepStrayObjects, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    this.logger.info('Stray objects swept', { ...(await this.sweepStrayObjects.execute()) });
  }
}
