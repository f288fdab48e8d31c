import type { Clock } from '../../kernel/index.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';

const BATCH = 1000;

/** Deletes expired password resets, in batches that hold no lock for long. */
export class PurgePasswordResets {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    let deleted = 0;
    for (let batch = BATCH; batch === BATCH; deleted += batch) {
      batch = await this.resets.deleteExpired(before, BATCH);
    }
    return { deleted };
  }
}
