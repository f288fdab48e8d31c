import { DELIVER_MAIL_JOB } from '@halolight/application/kernel';
import type { DeliverMail } from '@halolight/infrastructure/kernel';
import type { Job } from '../job.js';

/** Delivers a mail that was queued with what caused it. */
export class DeliverMailJob implements Job {
  readonly name = DELIVER_MAIL_JOB;

  constructor(private readonly deliverMail: Pick<DeliverMail, 'run'>) {}

  run(payload: unknown): Promise<void> {
    return this.deliverMail.run(payload);
  }
}
