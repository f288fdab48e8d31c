import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mailer, type Mail } from '@halolight/application/kernel';
import { createTransport } from 'nodemailer';
import { toMessage } from './to-message.js';

/**
 * Writes each mail into a folder, as `<its id>.eml`, for machines without a mail server. A file appears whole and is
 * readable by its owner only; the same mail sent again takes the place of the first, so there is one file for each mail.
 */
export class FileMailer extends Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail(toMessage(mail, this.from));
    if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed');
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `${mail.id}.${randomUUID()}.draft`);
    try {
      await writeFile(draft, message, { mode: 0o600, flush: true });
      await rename(draft, join(this.folder, `${mail.id}.eml`));
    } finally {
      await rm(draft, { force: true });
    }
  }
}
