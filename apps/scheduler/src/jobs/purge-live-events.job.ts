import type { PurgeLiveEvents } from '@halolight/application/collaboration';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every hour, deletes live events that are more than a day old. */
export class PurgeLiveEventsJob implements Job {
  readonly name = 'purge-live-events';
  readonly schedule = '50 * * * *';

  constructor(
    private readonly purgeLiveEvents: Pick<PurgeLiveEvents, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { deleted } = await this.purgeLiveEvents.execute();
    this.logger.info('Old live events purged', { deleted });
  }
}
