import type { Mailer } from '@halolight/application/kernel';
import { z } from 'zod';

/** No control characters, line breaks included. */
const LINE = /^\P{Cc}*$/u;

const MAIL = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,100}$/),
  to: z.strictObject({ name: z.string().regex(LINE), address: z.string().max(254).regex(/^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/) }),
  subject: z.string().regex(LINE),
  paragraphs: z.array(z.string()),
  action: z.strictObject({ label: z.string(), url: z.url({ protocol: /^https?$/ }) }).optional(),
});

/** Delivers a mail that was queued: what the scheduler does for each `DELIVER_MAIL_JOB`. */
export class DeliverMail {
  constructor(private readonly mailer: Mailer) {}

  /** @throws ZodError for what is no mail, or what the mailer throws: the job is tried again */
  async run(payload: unknown): Promise<void> {
    await this.mailer.send(MAIL.parse(payload));
  }
}
