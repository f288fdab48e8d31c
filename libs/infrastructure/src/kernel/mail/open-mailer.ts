import { join } from 'node:path';
import type { Mailer } from '@halolight/application/kernel';
import { FileMailer } from './file-mailer.js';
import type { MailSettings } from './mail-settings.js';
import { SmtpMailer } from './smtp-mailer.js';

export interface OpenMailer {
  readonly mailer: Mailer;
  /** Closes what connections are open. */
  close(): void;
}

/** The way mail takes: to the server that MAIL_URL names, or into files under DATA_DIR. */
export function openMailer({ mailUrl, mailFrom, dataDir }: MailSettings): OpenMailer {
  if (mailUrl === null) return { mailer: new FileMailer(join(dataDir, 'mail'), mailFrom), close: () => undefined };
  const mailer = new SmtpMailer(mailUrl, mailFrom);
  return { mailer, close: () => mailer.close() };
}
