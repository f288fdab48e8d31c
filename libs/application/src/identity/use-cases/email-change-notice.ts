import type { User } from '@halolight/domain/identity';
import { DELIVER_MAIL_JOB, type Actor, type Clock, type EventOutbox, type JobQueue } from '../../kernel/index.js';
import { emailChangedMail } from '../mails/email-changed-mail.js';

/**
 * Tells of an e-mail address that is another now, in the unit of work that changes it. The mail to the former address is queued here and not
 * by a handler of the event, which is kept in the audit log and does not say what the address was.
 */
export class EmailChangeNotice {
  constructor(
    private readonly outbox: EventOutbox,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @param before the account as it was @param after as it is now */
  async give(actor: Actor, before: User, after: User): Promise<void> {
    await this.outbox.publish({ type: 'user.email_changed', actorId: actor.userId, subject: { type: 'user', id: before.id } });
    const mail = emailChangedMail({
      change: `${before.id}-${before.version}`,
      to: { name: before.name, address: before.email },
      changedAt: this.clock.now(),
      byOwner: actor.userId === before.id,
      username: after.username,
    });
    await this.jobs.add(DELIVER_MAIL_JOB, mail, { key: mail.id });
  }
}
