import type { Clock } from '../../kernel/index.js';
import type { VisitPartitions } from '../ports/visit-partitions.js';

/** Partitions are there this long before they are needed, so that a scheduler may be away for weeks. */
const MONTHS_AHEAD = 3;
/** How long page views are kept: a year of them can be looked into, and the month it began in. What the dashboard shows is kept for good. */
const MONTHS_KEPT = 13;

/** Makes room for the page views to come and drops those of long ago. */
export class KeepVisitPartitions {
  constructor(
    private readonly partitions: VisitPartitions,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ created: number; dropped: number }> {
    const now = this.clock.now();
    const created = await this.partitions.create(now, monthsFrom(now, MONTHS_AHEAD));
    const dropped = await this.partitions.drop(monthsFrom(now, -MONTHS_KEPT));
    return { created, dropped };
  }
}

/** The first moment of UTC's month that is so many months away. */
function monthsFrom(now: Date, months: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months));
}
