import { normalizeEmailAddress } from '@halolight/domain/identity';
import type { Clock, JobQueue } from '../../kernel/index.js';
import type { ResetTokens } from '../ports/reset-tokens.js';
import { SEND_PASSWORD_RESET_JOB, type SendPasswordResetCommand } from './send-password-reset.js';

/**
 * Takes a request to reset a forgotten password. The account is looked up later, by the job:
 * a known address and an unknown one look and last the same.
 */
export class ForgotPassword {
  constructor(
    private readonly jobs: JobQueue,
    private readonly tokens: ResetTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInputError naming `email`, for text that is no address */
  async execute(email: string): Promise<void> {
    const request: SendPasswordResetCommand = {
      requestId: this.tokens.newRequestId(),
      email: normalizeEmailAddress(email),
      requestedAt: this.clock.now(),
    };
    await this.jobs.add(SEND_PASSWORD_RESET_JOB, request);
  }
}
