import { inBatches } from '../../kernel/index.js';
import type { Rollups } from '../ports/rollups.js';

/** Adds what happened since the last time to the sums that the dashboard is read from, in batches that are short transactions. */
export class FoldRollups {
  /** @param batch changes in one transaction */
  constructor(
    private readonly rollups: Rollups,
    private readonly batch = 4_000,
  ) {}

  async execute(): Promise<{ folded: number }> {
    return { folded: await inBatches(this.batch, (most) => this.rollups.fold(most)) };
  }
}
