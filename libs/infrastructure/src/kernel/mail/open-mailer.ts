import { join } from 'node:path';
import type { Mailer } from '@halolight/application/kernel';
import type { MailSettings } from './mail-settings.js';

export interface OpenMailer {
  readonly mailer: Mailer;
  /** Closes what connections are open. */
  close(): void;
}

/** The way mail takes: to the server that MAIL_URL names, or into files under DATA_DIR. The mail library is loaded here: only a scheduler needs it. */
export async function openMailer({ mailUrl, mailFrom, dataDir }: MailSettings): Promise<OpenMailer> {
  if (mailUrl === null) {
    const { FileMailer } = await import('./file-mailer.js');
    return { mailer: new FileMailer(join(dataDir, 'mail'), mailFrom), close: () => undefined };
  }
  const { SmtpMailer } = await import('./smtp-mailer.js');
  const mailer = new SmtpMailer(mailUrl, mailFrom);
  return { mailer, close: () => mailer.close() };
}
