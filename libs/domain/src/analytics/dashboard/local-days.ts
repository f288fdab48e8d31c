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
  const starts = startsOf(zone, first, count + 1);
  return starts.slice(1).map((end, day) => ({
    date: new Date(first + day * DAY).toISOString().slice(0, 10),
    start: new Date(starts[day] ?? end),
    end: new Date(end),
  }));
}

/** When days begin. The offset is asked for once a day: where it is the same before and after a midnight, it is so before the next one. */
function startsOf(zone: TimeZone, first: number, count: number): number[] {
  const starts: number[] = [];
  let before = zone.offsetAt(first - LEAD);
  for (let midnight = first; starts.length < count; midnight += DAY) {
    const after = zone.offsetAt(midnight + LEAD);
    starts.push(before === after ? midnight - before : startAmidChange(zone, midnight, before, after));
    if (before !== after) before = zone.offsetAt(midnight + DAY - LEAD);
  }
  return starts;
}

/** The first instant at which local clocks show `midnight` or later, where they change within `LEAD` of it. */
function startAmidChange(zone: TimeZone, midnight: number, before: number, after: number): number {
  const [early, late] = [midnight - before, midnight - after];
  if (zone.offsetAt(early) === before) return early;
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
