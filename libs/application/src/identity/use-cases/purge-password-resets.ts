import { inBatches, type Clock } from '../../kernel/index.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';

const BATCH = 1000;

/** Deletes expired password resets. */
export class PurgePasswordResets {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    return { deleted: await inBatches(BATCH, (limit) => this.resets.deleteExpired(before, limit)) };
  }
}
