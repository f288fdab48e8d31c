import type { TimeZone } from './time-zone.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Offsets lie between -12 and +14 hours: a local midnight is never as far as this from the midnight of UTC. */
const LEAD = 15 * HOUR;

/** A calendar day where somebody lives: 24 hours, but for days on which clocks change. */
export interface LocalDay {
  /** `2026-11-22` */
  readonly date: string;
  readonly start: Date;
  /** The first moment of the next day. */
  readonly end: Date;
}

/** Days one after the other, the first of which is the date whose midnight in UTC is `first`, in milliseconds. */
export function localDays(zone: TimeZone, first: number, count: number): LocalDay[] {
  // One sample a day: where two days in a row have the same offset before and after them, the clocks did not change.
  const offsets = Array.from({ length: count + 3 }, (_, day) => zone.offsetAt(first + day * DAY - LEAD));
  const starts = Array.from({ length: count + 1 }, (_, day) => startOf(zone, first + day * DAY, offsets[day] ?? 0, offsets[day + 2] ?? 0));
  return Array.from({ length: count }, (_, day) => ({
    date: new Date(first + day * DAY).toISOString().slice(0, 10),
    start: new Date(starts[day] ?? 0),
    end: new Date(starts[day + 1] ?? 0),
  }));
}

/** The first instant at which local clocks show `midnight` or later; `before` and `after` are the offsets well before and after it. */
function startOf(zone: TimeZone, midnight: number, before: number, after: number): number {
  const early = midnight - before;
  if (before === after || zone.offsetAt(early) === before) return early;
  const late = midnight - after;
  return zone.offsetAt(late) === after ? late : changeBetween(zone, midnight - LEAD, early, before);
}

/** The instant, to the millisecond, at which the offset stops to be `before`: the day begins as clocks skip its midnight. */
function changeBetween(zone: TimeZone, from: number, to: number, before: number): number {
  let [old, changed] = [from, to];
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (zone.offsetAt(middle) === before) old = middle;
    else changed = middle;
  }
  return changed;
}
