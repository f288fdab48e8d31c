import { InvalidInputError } from '@halolight/domain/kernel';
import {
  instantText,
  occurrenceAt,
  occurrencesIn,
  parseRecurrenceRule,
  seriesOf,
  untilOf,
  type EventPlan,
  type EventTimes,
  type Occurrence,
  type Span,
  type StartsBetween,
} from '@halolight/domain/collaboration';
import type { RecurrenceExpander } from '../ports/recurrence-expander.js';

/** Finds the occurrences of events. */
export class OccurrenceFinder {
  constructor(private readonly expander: RecurrenceExpander) {}

  /** Those that overlap the range, in order. */
  in(event: EventPlan, range: Span): Occurrence[] {
    return occurrencesIn(event, range, this.startsOf(event));
  }

  /** The one that begins at `occurrenceStart` by the rule; null when there is none, or it is cancelled. */
  at(event: EventPlan, occurrenceStart: Date): (Occurrence & { occurrenceStart: Date }) | null {
    return occurrenceAt(event, occurrenceStart, this.startsOf(event));
  }

  /** The event with the end of its series. @throws InvalidInputError naming `rrule` when the rule does not describe the start */
  ended<Event extends EventTimes & { readonly rrule: string | null }>(event: Event): Event & { readonly lastStart: Date | null } {
    if (event.rrule === null) return { ...event, lastStart: null };
    const series = { start: event.start, timeZone: event.timeZone, rule: parseRecurrenceRule(event.rrule) };
    if (!this.expander.describesStart(series)) {
      throw InvalidInputError.of('rrule', `Does not describe the start, ${instantText(event.start)} in ${event.timeZone}: let the event start on a day that it does`);
    }
    return { ...event, lastStart: this.expander.lastCounted(series) ?? untilOf(series.rule, event) };
  }

  private startsOf(event: EventPlan): StartsBetween {
    const series = seriesOf(event);
    return (from, to) => (series ? this.expander.startsIn(series, from, to) : []);
  }
}
