import { momentOf } from '@halolight/domain/kernel';
import { filters, type ClientFields } from './client-fields.js';
import { retold } from './retold.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_BEFORE = 30;
const DAYS_AFTER = 335;
const SPAN_MS = 31 * DAY_MS;
/** The longest that the API shows at once. */
const LONGEST_MS = 366 * DAY_MS;
/** The front ends' names for either side, the first that is sent being the one that counts. */
const SIDES = [['from', ['from', 'start', 'startDate']], ['to', ['to', 'end', 'endDate']]] as const;

export function asksForTime(query: ClientFields): boolean {
  return sidesIn(query).length > 0;
}

/**
 * The time that a calendar is to show, by whichever of the front ends' names it is asked for; from a month ago to eleven months ahead unless told:
 * only of a time are events shown that recur as often as they do.
 */
export function calendarRange(query: ClientFields, now = Date.now()): Record<string, string> {
  if (asksForTime(query)) return Object.fromEntries(sidesIn(query).map(({ side, value }) => [side, value]));
  return { from: new Date(now - DAYS_BEFORE * DAY_MS).toISOString(), to: new Date(now + DAYS_AFTER * DAY_MS).toISOString() };
}

/** Asks for that time; a refusal names its sides as they were sent. */
export function inAskedTime<T>(query: ClientFields, work: () => Promise<T>): Promise<T> {
  const sent = new Map<string, string>(sidesIn(query).map(({ side, name }) => [side, name]));
  return retold(work, (faults) => faults.map(({ field, message }) => ({
    field: sent.get(field) ?? field, message: message.replace(/(?<= after )from$/, (side) => sent.get(side) ?? side),
  })));
}

/** A time in parts of a month each; as it was sent where the API is to refuse it, or to find its other side. */
export function spansOf(range: Readonly<Record<string, string>>): Readonly<Record<string, string>>[] {
  const [start, end] = [timeOf(range['from']), timeOf(range['to'])];
  if (!(end > start) || end - start > LONGEST_MS) return [range];
  const count = Math.ceil((end - start) / SPAN_MS);
  return Array.from({ length: count }, (_, at) => ({ from: instant(start + at * SPAN_MS), to: instant(Math.min(end, start + (at + 1) * SPAN_MS)) }));
}

function instant(time: number): string {
  return new Date(time).toISOString();
}

/** What the API would not take is no time here either. */
function timeOf(text: string | undefined): number {
  return momentOf(text ?? '')?.getTime() ?? Number.NaN;
}

function sidesIn(query: ClientFields): readonly { readonly side: string; readonly name: string; readonly value: string }[] {
  return SIDES.flatMap(([side, names]) => Object.entries(filters(query, names)).slice(0, 1).map(([name, value]) => ({ side, name, value })));
}
