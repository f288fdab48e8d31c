import type { PurgeExpiredSessions } from '@halolight/application/identity';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every hour, forgets the sessions that nobody can use any more. */
export class PurgeExpiredSessionsJob implements Job {
  readonly name = 'purge-expired-sessions';
  readonly schedule = '0 * * * *';

  constructor(
    private readonly purgeExpiredSessions: Pick<PurgeExpiredSessions, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { deleted } = await this.purgeExpiredSessions.execute();
    this.logger.info('Expired sessions purged', { deleted });
  }
}
