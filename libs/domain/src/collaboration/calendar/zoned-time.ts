const DAY_MS = 86_400_000;

/**
 * What a clock in some time zone shows, as milliseconds: the instant at which a clock in UTC shows the same.
 * A number of these is a whole day when it is divisible by 86,400,000.
 */
export type WallTime = number;

interface Zone {
  readonly id: string;
  readonly format: Intl.DateTimeFormat;
}

const zones = new Map<string, Zone>();

/** Whether `name` is a zone of the IANA time zone database, whatever its case; an offset such as `+01:00` is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The one name of a zone for all of its names, however they are spelled. @throws RangeError for no zone */
export function zoneIdOf(name: string): string {
  return zoneOf(name).id;
}

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

/** How much clocks in `timeZone` are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: Date, timeZone: string): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = zoneOf(timeZone).format.format(instant).split(/\D+/).map(Number);
  const wholeSeconds = Math.floor(instant.getTime() / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds;
}

/** One of a zone is enough, and costs a thousand times what using it does. @throws RangeError for no zone */
function zoneOf(timeZone: string): Zone {
  const key = timeZone.toLowerCase();
  const known = zones.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { id: format.resolvedOptions().timeZone, format };
  zones.set(key, zone);
  return zone;
}
