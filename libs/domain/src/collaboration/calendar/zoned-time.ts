import { offsetAt } from '../../kernel/index.js';

const DAY_MS = 86_400_000;

/**
 * What a clock in some time zone shows, as milliseconds: the instant at which a clock in UTC shows the same.
 * A number of these is a whole day when it is divisible by 86,400,000.
 */
export type WallTime = number;

export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  return instant.getTime() + offsetAt(instant, timeZone);
}

/**
 * The instant at which a clock in `timeZone` shows `wall`, RFC 5545 section 3.3.5: the first of two when clocks are put back,
 * and where they are put forward over it, the instant that the clock would show it without that.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const before = offsetAt(new Date(wall - DAY_MS), timeZone);
  const first = new Date(wall - before);
  if (offsetAt(first, timeZone) === before) return first;
  const after = offsetAt(new Date(wall + DAY_MS), timeZone);
  const second = new Date(wall - after);
  return offsetAt(second, timeZone) === after ? second : first;
}
