import type { EventRecord } from '@halolight/application/collaboration';
import { contentLine } from './content-line.js';
import { eventComponents } from './event-components.js';
import { timeFormOf } from './time-text.js';
import { timeZoneComponent } from './time-zone-component.js';

const DAY_MS = 86_400_000;
/** How far ahead of `now` clocks are described. */
const AHEAD_MS = 10 * 366 * DAY_MS;

/**
 * A calendar as one iCalendar object, RFC 5545 section 3.4. Who is invited is left out, which section 3.2.1 of RFC 5546
 * wants of a calendar that is published, and which keeps addresses where they are.
 */
export function calendarText(events: readonly EventRecord[], now: Date): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//HaloLight//HaloLight API//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('X-WR-CALNAME', 'HaloLight'),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    ...timeZoneComponents(events, now),
    ...events.map(eventComponents),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** Each zone whose clocks are spoken of, from a day before the first event that speaks of them. */
function timeZoneComponents(events: readonly EventRecord[], now: Date): string[] {
  const firsts = new Map<string, number>();
  for (const event of events) {
    if (timeFormOf(event) !== 'zoned') continue;
    const changed = event.exceptions.flatMap(({ changes }) => changes.start ?? []);
    const first = Math.min(...[event.start, ...changed].map(Number));
    firsts.set(event.timeZone, Math.min(first, firsts.get(event.timeZone) ?? first));
  }
  const end = new Date(now.getTime() + AHEAD_MS);
  return [...firsts].map(([timeZone, first]) => timeZoneComponent(timeZone, new Date(first - DAY_MS), end));
}
