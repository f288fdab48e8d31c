import { InvalidInputError, isTimeZone, type FieldFault } from '../../kernel/index.js';
import { instantOf, wallTimeOf } from './zoned-time.js';

const DAY_MS = 86_400_000;

/** The longest that an event lasts, in milliseconds: 366 days. */
export const LONGEST_EVENT_MS = 366 * DAY_MS;
/** Events begin and end between these; both are midnights in UTC. */
export const EARLIEST_EVENT = new Date('1900-01-01T00:00:00Z');
export const LATEST_EVENT = new Date('2400-01-01T00:00:00Z');

/** A span of time; `end` is not part of it, so that spans which only touch do not overlap. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** When an event is. */
export interface EventTimes extends Span {
  /** A name of the IANA time zone database: where the event repeats at the same time of day. */
  readonly timeZone: string;
  /** Whole days: `start` and `end` are midnights in `timeZone`. */
  readonly allDay: boolean;
}

/** @throws InvalidInputError naming `timeZone`, `start` or `end` */
export function assertEventTimes(times: EventTimes): void {
  const faults = isTimeZone(times.timeZone)
    ? spanFaults(times)
    : [{ field: 'timeZone', message: 'Is no time zone of the IANA database, such as Europe/Berlin' }];
  if (faults.length > 0) throw new InvalidInputError(faults);
}

function spanFaults(times: EventTimes): FieldFault[] {
  const { start, end } = times;
  const outside = (['start', 'end'] as const).filter((field) => !(times[field] >= EARLIEST_EVENT && times[field] <= LATEST_EVENT));
  if (outside.length > 0) return outside.map((field) => ({ field, message: 'Must lie between the years 1900 and 2400' }));
  if (start >= end) return [{ field: 'end', message: 'Must be after start' }];
  if (end.getTime() - start.getTime() > LONGEST_EVENT_MS) return [{ field: 'end', message: 'Must be at most 366 days after start' }];
  return times.allDay ? midnightFaults(times) : [];
}

function midnightFaults(times: EventTimes): FieldFault[] {
  const fields = (['start', 'end'] as const).filter((field) => !isMidnight(times[field], times.timeZone));
  return fields.map((field) => ({ field, message: `Must be midnight in ${times.timeZone} when allDay is true` }));
}

/** Where clocks are put forward at midnight, the day begins at the first instant there is. */
function isMidnight(instant: Date, timeZone: string): boolean {
  const wall = wallTimeOf(instant, timeZone);
  const dayBegin = Math.floor(wall / DAY_MS) * DAY_MS;
  return instantOf(dayBegin, timeZone).getTime() === instant.getTime();
}

/**
 * When an occurrence that begins at `start` ends, RFC 5545 section 3.8.5.3: it lasts exactly as long as the first one,
 * but for whole days, which are some of them shorter or longer.
 */
export function endOfOccurrence(times: EventTimes, start: Date): Date {
  if (!times.allDay) return new Date(start.getTime() + times.end.getTime() - times.start.getTime());
  const { timeZone } = times;
  const days = Math.round((wallTimeOf(times.end, timeZone) - wallTimeOf(times.start, timeZone)) / DAY_MS);
  const firstDay = Math.floor(wallTimeOf(start, timeZone) / DAY_MS);
  return instantOf((firstDay + days) * DAY_MS, timeZone);
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
