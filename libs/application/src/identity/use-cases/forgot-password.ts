import { normalizeEmailAddress } from '@halolight/domain/identity';
import type { Clock, JobQueue } from '../../kernel/index.js';
import type { ResetRequestLimit } from '../ports/reset-request-limit.js';
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
    private readonly limit: ResetRequestLimit,
  ) {}

  /** Too many requests for one address mail nothing, and look the same too. @throws InvalidInputError naming `email`, for text that is no address */
  async execute(email: string): Promise<void> {
    const address = normalizeEmailAddress(email);
    if (!(await this.limit.admits(address))) return;
    const request: SendPasswordResetCommand = {
      requestId: this.tokens.newRequestId(),
      email: address,
      requestedAt: this.clock.now(),
    };
    await this.jobs.add(SEND_PASSWORD_RESET_JOB, request);
  }
}
