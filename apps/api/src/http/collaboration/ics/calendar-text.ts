import type { EventRecord } from '@halolight/application/collaboration';
import { zoneIdOf } from '@halolight/domain/kernel';
import { contentLine } from './content-line.js';
import { eventComponents } from './event-components.js';
import { timeFormOf } from './time-text.js';
import { timeZoneComponent } from './time-zone-component.js';

const DAY_MS = 86_400_000;
/** How far ahead of `now` clocks are described. */
const AHEAD_MS = 10 * 366 * DAY_MS;

/** A zone as the calendar speaks of it. */
interface SpokenZone {
  /** The same for all events, however their owner spelled it. */
  readonly name: string;
  /** From when on its clocks are spoken of. */
  first: number;
}

/**
 * A calendar as one iCalendar object, RFC 5545 section 3.4, part by part. Who is invited is left out, which section 3.2.1 of RFC 5546
 * wants of a calendar that is published, and which keeps addresses where they are.
 */
export function* calendarText(events: readonly EventRecord[], now: Date): Generator<string> {
  yield [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//HaloLight//HaloLight API//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('X-WR-CALNAME', 'HaloLight'),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
  ].join('');
  const zones = spokenZones(events);
  const end = new Date(now.getTime() + AHEAD_MS);
  for (const { name, first } of zones.values()) yield timeZoneComponent(name, new Date(first - DAY_MS), end);
  for (const event of events) yield eventComponents({ ...event, timeZone: zones.get(zoneIdOf(event.timeZone))?.name ?? event.timeZone });
  yield contentLine('END', 'VCALENDAR');
}

/** Each zone whose clocks are spoken of, by its id, from the first event on that speaks of them. */
function spokenZones(events: readonly EventRecord[]): ReadonlyMap<string, SpokenZone> {
  const zones = new Map<string, SpokenZone>();
  for (const event of events) {
    if (timeFormOf(event) !== 'zoned') continue;
    const id = zoneIdOf(event.timeZone);
    const zone = zones.get(id) ?? { name: spelled(event.timeZone, id), first: Infinity };
    const changed = event.exceptions.flatMap(({ changes }) => changes.start ?? []);
    zone.first = Math.min(zone.first, ...[event.start, ...changed].map(Number));
    zones.set(id, zone);
  }
  return zones;
}

/** Calendar programs know zones by their names to the letter. */
function spelled(name: string, id: string): string {
  return name.toLowerCase() === id.toLowerCase() ? id : name;
}
