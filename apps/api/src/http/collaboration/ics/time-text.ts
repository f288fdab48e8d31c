import { dateText, instantOf, instantText, wallTimeOf } from '@halolight/domain/collaboration';

/** How an event's times are written. */
export type TimeForm = 'date' | 'utc' | 'zoned';

const UTC = /^(etc\/)?utc$/i;

/** What clocks in the zone show is written only where it matters for what comes later, for it needs the zone to be described. */
export function timeFormOf({ allDay, rrule, timeZone }: { readonly allDay: boolean; readonly rrule: string | null; readonly timeZone: string }): TimeForm {
  if (allDay) return 'date';
  return rrule === null || UTC.test(timeZone) ? 'utc' : 'zoned';
}

/** The name of a property of times, with what says how they are written: `DTSTART;TZID=Europe/Berlin`. */
export function timeProperty(name: string, form: TimeForm, timeZone: string): string {
  if (form === 'date') return `${name};VALUE=DATE`;
  return form === 'utc' ? name : `${name};TZID=${timeZone}`;
}

export function timeValue(instant: Date, form: TimeForm, timeZone: string): string {
  if (form === 'utc') return instantText(instant);
  const wall = wallTimeOf(instant, timeZone);
  return form === 'date' ? dateText(wall) : wallText(wall);
}

/** `20260105T090000`: what a clock shows, RFC 5545 section 3.3.5, form 1. */
export function wallText(wall: number): string {
  return instantText(new Date(wall)).slice(0, -1);
}

/** Whether what clocks show at that instant says another, for they are put back and show it a second time. */
export function isShownTwice(instant: Date, timeZone: string): boolean {
  return instantOf(wallTimeOf(instant, timeZone), timeZone).getTime() !== instant.getTime();
}
