import type { Series } from '@halolight/domain/collaboration';

/** Works out when a series is, RFC 5545 section 3.3.10: on the days that its rule says, at the time of day of its start in its zone. */
export abstract class RecurrenceExpander {
  /** Whether the rule describes the start itself. No other method takes a series whose rule does not: it might search for ever. */
  abstract describesStart(series: Omit<Series, 'lastStart'>): boolean;

  /** The start of the last of the occurrences that COUNT allows; null without COUNT. */
  abstract lastCounted(series: Omit<Series, 'lastStart'>): Date | null;

  /** The starts from `from` until before `to` and not after `lastStart`, in order. At most a few years apart: every day of them is looked at. */
  abstract startsIn(series: Series, from: Date, to: Date): readonly Date[];
}
