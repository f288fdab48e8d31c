import { filters, type ClientFields } from './client-fields.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_BEFORE = 30;
const DAYS_AFTER = 335;
const SPAN_MS = 31 * DAY_MS;
/** The longest that the API shows at once. */
const LONGEST_MS = 366 * DAY_MS;
const NAMES = ['start', 'startDate', 'from', 'end', 'endDate', 'to'];

export function asksForTime(query: ClientFields): boolean {
  return Object.keys(filters(query, NAMES)).length > 0;
}

/**
 * The time that a calendar is to show, by whichever of the front ends' names it is asked for; from a month ago to eleven months ahead unless told:
 * only of a time are events shown that recur as often as they do.
 */
export function calendarRange(query: ClientFields, now = Date.now()): Record<string, string> {
  const { start, startDate, end, endDate, ...range } = filters(query, NAMES);
  const [from, to] = [range['from'] ?? start ?? startDate, range['to'] ?? end ?? endDate];
  if (from !== undefined || to !== undefined) return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { from: new Date(now - DAYS_BEFORE * DAY_MS).toISOString(), to: new Date(now + DAYS_AFTER * DAY_MS).toISOString() };
}

/** A time in parts of a month each; as it is where the API is to refuse it, or to find its other side. */
export function spansOf(range: Readonly<Record<string, string>>): Readonly<Record<string, string>>[] {
  const [start, end] = [Date.parse(range['from'] ?? ''), Date.parse(range['to'] ?? '')];
  if (!(end > start) || end - start > LONGEST_MS) return [range];
  const count = Math.ceil((end - start) / SPAN_MS);
  return Array.from({ length: count }, (_, at) => ({ from: instant(start + at * SPAN_MS), to: instant(Math.min(end, start + (at + 1) * SPAN_MS)) }));
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
