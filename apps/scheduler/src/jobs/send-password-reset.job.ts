import { SEND_PASSWORD_RESET_JOB, type SendPasswordReset } from '@halolight/application/identity';
import { z } from 'zod';
import type { Job } from '../job.js';

const PAYLOAD = z.object({ requestId: z.uuid(), email: z.string().max(254), requestedAt: z.iso.datetime().transform((text) => new Date(text)) });

/** Answers a request to reset a password: looks the account up, and mails the link if there is one. */
export class SendPasswordResetJob implements Job {
  readonly name = SEND_PASSWORD_RESET_JOB;

  constructor(private readonly sendPasswordReset: Pick<SendPasswordReset, 'execute'>) {}

  async run(payload: unknown): Promise<void> {
    await this.sendPasswordReset.execute(PAYLOAD.parse(payload));
  }
}
