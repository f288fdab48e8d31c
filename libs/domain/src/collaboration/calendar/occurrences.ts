import type { EventPlan, Occurrence, OccurrenceException } from './calendar-event.js';
import { endOfOccurrence, overlaps, type Span } from './event-times.js';

const DAY_MS = 86_400_000;

/** The starts that a rule gives from `from` until before `to`, in order. */
export type StartsBetween = (from: Date, to: Date) => readonly Date[];

/** The occurrences of an event that overlap `range`, in order of their starts, with the exceptions heeded. @param starts of the event's series */
export function occurrencesIn(event: EventPlan, range: Span, starts: StartsBetween): Occurrence[] {
  if (event.rrule === null) return overlaps(event, range) ? [{ ...detailsOf(event), start: event.start, end: event.end, occurrenceStart: null }] : [];
  const exceptional = new Map(event.exceptions.map((exception) => [exception.occurrenceStart.getTime(), exception]));
  // Whole days may be an hour longer than the first ones.
  const longest = event.end.getTime() - event.start.getTime() + DAY_MS;
  const regular = starts(new Date(range.start.getTime() - longest), range.end)
    .filter((start) => !exceptional.has(start.getTime()))
    .map((start) => regularOccurrence(event, start));
  const changed = event.exceptions.filter(({ isCancelled }) => !isCancelled).map((exception) => changedOccurrence(event, exception));
  return [...regular, ...changed].filter((occurrence) => overlaps(occurrence, range)).sort(byStart);
}

/** The occurrence that begins at `occurrenceStart` by the rule; null when there is none, or it is cancelled. */
export function occurrenceAt(event: EventPlan, occurrenceStart: Date, starts: StartsBetween): (Occurrence & { occurrenceStart: Date }) | null {
  const [found] = starts(occurrenceStart, new Date(occurrenceStart.getTime() + 1));
  if (!found) return null;
  const exception = exceptionAt(event, occurrenceStart);
  if (!exception) return regularOccurrence(event, occurrenceStart);
  return exception.isCancelled ? null : changedOccurrence(event, exception);
}

/** What is said apart from the rule of the occurrence that begins at `occurrenceStart` by it. */
export function exceptionAt({ exceptions }: Pick<EventPlan, 'exceptions'>, occurrenceStart: Date): OccurrenceException | undefined {
  return exceptions.find((exception) => exception.occurrenceStart.getTime() === occurrenceStart.getTime());
}

/** From when until when there is anything of the event; `end` is null where that has no end. */
export function spanOf(event: EventPlan): { readonly start: Date; readonly end: Date | null } {
  const moved = event.exceptions.filter(({ isCancelled }) => !isCancelled).map((exception) => changedOccurrence(event, exception));
  const isEndless = event.rrule !== null && event.lastStart === null;
  const lastEnd = event.lastStart === null ? event.end : endOfOccurrence(event, event.lastStart);
  const ends = [event.end, lastEnd, ...moved.map(({ end }) => end)];
  return { start: earliest([event.start, ...moved.map(({ start }) => start)]), end: isEndless ? null : latest(ends) };
}

function regularOccurrence(event: EventPlan, start: Date): Occurrence & { occurrenceStart: Date } {
  return { ...detailsOf(event), start, end: endOfOccurrence(event, start), occurrenceStart: start };
}

function changedOccurrence(event: EventPlan, { occurrenceStart, changes }: OccurrenceException): Occurrence & { occurrenceStart: Date } {
  const { title, description, location, type, reminders, start, end } = changes;
  const regular = regularOccurrence(event, occurrenceStart);
  return {
    title: title ?? regular.title,
    description: description === undefined ? regular.description : description,
    location: location === undefined ? regular.location : location,
    type: type ?? regular.type,
    reminders: reminders ?? regular.reminders,
    start: start ?? regular.start,
    end: end ?? regular.end,
    occurrenceStart,
  };
}

function detailsOf({ title, description, location, type, reminders }: EventPlan): Omit<Occurrence, 'start' | 'end' | 'occurrenceStart'> {
  return { title, description, location, type, reminders };
}

function byStart(one: Occurrence, other: Occurrence): number {
  return one.start.getTime() - other.start.getTime();
}

function earliest(dates: readonly Date[]): Date {
  return new Date(Math.min(...dates.map(Number)));
}

function latest(dates: readonly Date[]): Date {
  return new Date(Math.max(...dates.map(Number)));
}
