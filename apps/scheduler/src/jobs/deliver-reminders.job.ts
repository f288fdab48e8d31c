import type { DeliverReminders } from '@halolight/application/collaboration';
import type { Logger } from '@halolight/application/kernel';
import type { Job } from '../job.js';

/** Every minute, gives the reminders of events that are due. */
export class DeliverRemindersJob implements Job {
  readonly name = 'deliver-reminders';
  readonly schedule = '* * * * *';

  constructor(
    private readonly deliverReminders: Pick<DeliverReminders, 'execute'>,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const { delivered } = await this.deliverReminders.execute();
    if (delivered > 0) this.logger.info('Reminders delivered', { delivered });
  }
}
