import { instantOf, wallTimeOf } from '@halolight/domain/collaboration';
import { midnightOf } from '@halolight/domain/kernel';
import { validationError } from '../../edge-errors.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The day that it is at an instant somewhere: `2027-03-01`. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Date(wallTimeOf(instant, timeZone)).toISOString().slice(0, 10);
}

/** All of a day somewhere. @throws HttpError 400 naming `date` */
export function wholeDay(date: unknown, timeZone: string): { start: Date; end: Date } {
  const midnight = readDay(date);
  return { start: instantOf(midnight, timeZone), end: instantOf(midnight + DAY_MS, timeZone) };
}

/** The times of what is on another day instead, at the same times of day. @throws HttpError 400 naming `date` */
export function onDay(date: unknown, { start, end, timeZone }: { readonly start: Date; readonly end: Date; readonly timeZone: string }): { start: Date; end: Date } {
  const shift = readDay(date) - readDay(dayOf(start, timeZone));
  return { start: instantOf(wallTimeOf(start, timeZone) + shift, timeZone), end: instantOf(wallTimeOf(end, timeZone) + shift, timeZone) };
}

function readDay(date: unknown): number {
  const midnight = typeof date === 'string' ? midnightOf(date) : null;
  if (midnight === null) throw validationError([{ field: 'date', message: 'must be a day such as 2027-03-01' }]);
  return midnight;
}
