const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const SECOND_MS = 1000;

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

/** How far clocks in `timeZone` are ahead of UTC at an instant, in milliseconds. @throws RangeError for no zone */
export function offsetAt(instant: Date | number, timeZone: string): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(zoneOf(timeZone).format.format(instant)) ?? [];
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
  return sign === '-' ? -offset : offset;
}

/** One of a zone is enough, and costs a thousand times what using it does. @throws RangeError for no zone */
function zoneOf(timeZone: string): Zone {
  const key = timeZone.toLowerCase();
  const known = zones.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const zone = { id: format.resolvedOptions().timeZone, format };
  zones.set(key, zone);
  return zone;
}
