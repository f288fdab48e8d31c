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
  const days: LocalDay[] = [];
  let start = startOf(zone, first);
  for (let midnight = first; days.length < count; midnight += DAY) {
    const next = startOf(zone, midnight + DAY);
    days.push({ date: new Date(midnight).toISOString().slice(0, 10), start: new Date(start), end: new Date(next) });
    start = next;
  }
  return days;
}

/** The first instant at which local clocks show `midnight` or later. */
function startOf(zone: TimeZone, midnight: number): number {
  const [before, after] = [zone.offsetAt(midnight - LEAD), zone.offsetAt(midnight + LEAD)];
  const early = midnight - before;
  // The clocks do not change about then, or only later that day.
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
