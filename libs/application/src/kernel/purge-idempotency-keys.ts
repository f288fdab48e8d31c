import type { Clock } from './clock.js';
import type { IdempotencyStore } from './idempotency-store.js';

const BATCH = 1000;

/** Deletes the answers that are kept no longer, in batches that hold no lock for long. */
export class PurgeIdempotencyKeys {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    let deleted = 0;
    for (let batch = BATCH; batch === BATCH; deleted += batch) {
      batch = await this.store.deleteExpired(before, BATCH);
    }
    return { deleted };
  }
}
