import { inBatches, type Clock } from '../../kernel/index.js';
import type { LiveEventLog } from '../queries/live-event-log.js';

const BATCH = 5_000;
const KEPT_MS = 24 * 3_600_000;

/** Deletes live events that nobody can come back for any more. */
export class PurgeLiveEvents {
  constructor(
    private readonly log: LiveEventLog,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return { deleted: await inBatches(BATCH, (limit) => this.log.deleteBefore(before, limit)) };
  }
}
