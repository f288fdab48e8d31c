import { filters, type ClientFields } from './client-fields.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_BEFORE = 30;
const DAYS_AFTER = 335;
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
