import type { Clock } from './clock.js';
import type { IdempotencyStore } from './idempotency-store.js';
import { inBatches } from './in-batches.js';

const BATCH = 1000;

/** Deletes the answers that are kept no longer. */
export class PurgeIdempotencyKeys {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = this.clock.now();
    return { deleted: await inBatches(BATCH, (limit) => this.store.deleteExpired(before, limit)) };
  }
}
