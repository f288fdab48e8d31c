const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const SECOND_MS = 1000;
/** Shorter than any time after which a zone took a change of its clocks back: in the north of Brazil it was a week. */
const SPAN_MS = 6 * 86_400_000;
/** Of one zone: ten years. */
const MOST_KNOWN = 610;

interface Zone {
  readonly id: string;
  readonly format: Intl.DateTimeFormat;
  /** Offsets at the edges between spans, by their numbers. */
  readonly known: Map<number, number>;
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
  const zone = zoneOf(timeZone);
  const span = Math.floor(Number(instant) / SPAN_MS);
  const before = offsetAtEdge(zone, span);
  return before === offsetAtEdge(zone, span + 1) ? before : readOffset(zone, instant);
}

/** To ask the engine costs a hundred times what it does to remember, and whoever asks for one day asks for others around it. */
function offsetAtEdge(zone: Zone, edge: number): number {
  const known = zone.known.get(edge);
  if (known !== undefined) return known;
  const offset = readOffset(zone, edge * SPAN_MS);
  if (zone.known.size >= MOST_KNOWN) zone.known.clear();
  zone.known.set(edge, offset);
  return offset;
}

function readOffset({ format }: Zone, instant: Date | number): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(format.format(instant)) ?? [];
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
  return sign === '-' ? -offset : offset;
}

/** One of a zone is enough, and costs a thousand times what using it does. @throws RangeError for no zone */
function zoneOf(timeZone: string): Zone {
  const key = timeZone.toLowerCase();
  const known = zones.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const zone = { id: format.resolvedOptions().timeZone, format, known: new Map<number, number>() };
  zones.set(key, zone);
  return zone;
}
