import { DELIVER_MAIL_JOB, type HandledEvent, type JobQueue } from '../../kernel/index.js';
import { passwordChangedMail } from '../mails/password-changed-mail.js';
import type { UserDirectory } from '../queries/user-directory.js';

/** After a password was changed or reset: queues the mail that tells the account's owner. */
export class MailOwnerOfNewPassword {
  constructor(
    private readonly directory: UserDirectory,
    private readonly jobs: JobQueue,
  ) {}

  async execute({ id, subject, occurredAt }: HandledEvent): Promise<void> {
    const owner = subject && (await this.directory.byId(subject.id));
    if (!owner) return;
    const mail = passwordChangedMail({ eventId: id, to: { name: owner.name, address: owner.email }, changedAt: occurredAt });
    await this.jobs.add(DELIVER_MAIL_JOB, mail, { key: mail.id });
  }
}
