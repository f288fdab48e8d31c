import { Mailer, type Mail } from '../mailer.js';

/** Remembers mails in the order they were sent. */
export class RecordingMailer extends Mailer {
  readonly sent: Mail[] = [];

  override async send(mail: Mail): Promise<void> {
    this.sent.push(mail);
  }
}
