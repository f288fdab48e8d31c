import type { Rollups } from '../ports/rollups.js';

/** Adds what happened since the last time to the sums that the dashboard is read from, in batches that are short transactions. */
export class FoldRollups {
  /** @param batch changes in one transaction */
  constructor(
    private readonly rollups: Rollups,
    private readonly batch = 4_000,
  ) {}

  async execute(): Promise<{ folded: number }> {
    let folded = 0;
    for (let taken = this.batch; taken === this.batch; folded += taken) taken = await this.rollups.fold(this.batch);
    return { folded };
  }
}
