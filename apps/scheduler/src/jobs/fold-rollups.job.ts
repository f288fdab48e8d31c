import type { FoldRollups } from '@halolight/application/analytics';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every minute, adds what happened to the sums that the dashboard is read from. */
export class FoldRollupsJob implements Job {
  readonly name = 'fold-rollups';
  readonly schedule = '* * * * *';

  constructor(
    private readonly foldRollups: Pick<FoldRollups, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { folded } = await this.foldRollups.execute();
    this.logger.debug('Changes folded into the rollups', { folded });
  }
}
