import type { CalendarEventBody } from '../../collaboration/calendar.contract.js';

/** What tells an occurrence's id from an event's, which stays below it. */
const MARK = 2 ** 52;
/** Each of these is a number of its own up to the greatest that is exact: events up to 67 million, and the seconds of two years, after which they begin again. */
const EVENTS = 2 ** 26;
const SECONDS = 2 ** 26;
const SECOND_MS = 1_000;
const ROUND_MS = SECONDS * SECOND_MS;

/** An id that stands for an event, or for one occurrence of it. */
export interface ReadId {
  readonly eventId: number;
  /** Of an occurrence: when it may begin by the rule, the nearest first and down to the second. Empty for an event as a whole. */
  readonly occurrenceStarts: readonly number[];
}

/** A number for an event or an occurrence, each its own. Of later events than there are numbers for, occurrences go by the event's id. */
export function occurrenceId({ id, occurrenceStart }: Pick<CalendarEventBody, 'id' | 'occurrenceStart'>): number {
  if (occurrenceStart === null || id >= EVENTS) return id;
  const second = Math.floor(occurrenceStart.getTime() / SECOND_MS);
  return MARK + id * SECONDS + modulo(second, SECONDS);
}

/** @param now occurrences are shown from today to a year ahead, and as a rule begin then by their rule as well */
export function readOccurrenceId(id: number, now: number): ReadId {
  if (id < MARK) return { eventId: id, occurrenceStarts: [] };
  const second = (id - MARK) % SECONDS;
  const nearest = second * SECOND_MS + Math.round((now - second * SECOND_MS) / ROUND_MS) * ROUND_MS;
  return { eventId: Math.floor((id - MARK) / SECONDS), occurrenceStarts: [nearest, nearest + ROUND_MS, nearest - ROUND_MS] };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
