import type { PurgePasswordResets } from '@halolight/application/identity';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every hour, forgets the requests to reset a password that nobody can use any more. */
export class PurgePasswordResetsJob implements Job {
  readonly name = 'purge-password-resets';
  readonly schedule = '20 * * * *';

  constructor(
    private readonly purgePasswordResets: Pick<PurgePasswordResets, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { deleted } = await this.purgePasswordResets.execute();
    this.logger.info('Expired password resets purged', { deleted });
  }
}
