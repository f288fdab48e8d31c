import type { Logger, PurgeIdempotencyKeys } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every hour, forgets the answers under idempotency keys that are kept no longer. */
export class PurgeIdempotencyKeysJob implements Job {
  readonly name = 'purge-idempotency-keys';
  readonly schedule = '40 * * * *';

  constructor(
    private readonly purgeIdempotencyKeys: Pick<PurgeIdempotencyKeys, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { deleted } = await this.purgeIdempotencyKeys.execute();
    this.logger.info('Expired idempotency keys purged', { deleted });
  }
}
