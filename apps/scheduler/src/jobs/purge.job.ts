import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Deletes what is kept no longer. */
export interface Purge {
  execute(): Promise<{ readonly deleted: number }>;
}

/** Every hour, deletes what is kept no longer, and says how much that was. */
export class PurgeJob implements Job {
  readonly schedule: string;

  /** @param minute of every hour: not all of them at once */
  constructor(
    readonly name: `purge-${string}`,
    minute: number,
    private readonly purge: Purge,
    private readonly logger: Logger,
  ) {
    this.schedule = `${minute} * * * *`;
  }

  async run(): Promise<void> {
    const { deleted } = await this.purge.execute();
    this.logger.info('Purged what is kept no longer', { job: this.name, deleted });
  }
}
