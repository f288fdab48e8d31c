import type { EventPlan, Occurrence, OccurrenceException } from './calendar-event.js';
import { endOfOccurrence, overlaps, type EventTimes, type Span } from './event-times.js';
import { startsBetween } from './recurrence.js';
import { seriesOf, type Series } from './series.js';

const DAY_MS = 86_400_000;

/** The occurrences of an event that overlap `range`, with the exceptions heeded: those as the rule has them in order, then those that were changed. */
export function* occurrencesIn(event: EventPlan, range: Span): Generator<Occurrence> {
  const series = seriesOf(event);
  const all = series ? occurrencesAround(event, series, range) : [{ ...detailsOf(event), start: event.start, end: event.end, occurrenceStart: null }];
  for (const occurrence of all) if (overlaps(occurrence, range)) yield occurrence;
}

/** The occurrence that begins at `occurrenceStart` by the rule; null when there is none, or it is cancelled. */
export function occurrenceAt(event: EventPlan, occurrenceStart: Date): (Occurrence & { occurrenceStart: Date }) | null {
  if (!isStart(event, occurrenceStart)) return null;
  const exception = exceptionAt(event, occurrenceStart);
  if (!exception) return regularOccurrence(event, occurrenceStart);
  return exception.isCancelled ? null : changedOccurrence(event, exception);
}

/** Whether an occurrence begins then by the rule, cancelled or not. */
export function isStart(event: EventTimes & Pick<EventPlan, 'rrule' | 'lastStart'>, instant: Date): boolean {
  const series = seriesOf(event);
  return series !== null && !startsBetween(series, instant, new Date(instant.getTime() + 1)).next().done;
}

/** What is said apart from the rule of the occurrence that begins at `occurrenceStart` by it. */
export function exceptionAt({ exceptions }: Pick<EventPlan, 'exceptions'>, occurrenceStart: Date): OccurrenceException | undefined {
  return exceptions.find((exception) => exception.occurrenceStart.getTime() === occurrenceStart.getTime());
}

/** Those that have something of their own. */
export function changedOccurrences(event: EventPlan): (Occurrence & { occurrenceStart: Date })[] {
  return event.exceptions.filter(({ isCancelled }) => !isCancelled).map((exception) => changedOccurrence(event, exception));
}

/** From when until when there is anything of the event; `end` is null where that has no end. */
export function spanOf(event: EventPlan): { readonly start: Date; readonly end: Date | null } {
  const moved = changedOccurrences(event);
  const isEndless = event.rrule !== null && event.lastStart === null;
  const lastEnd = event.lastStart === null ? event.end : endOfOccurrence(event, event.lastStart);
  const ends = [event.end, lastEnd, ...moved.map(({ end }) => end)];
  return { start: earliest([event.start, ...moved.map(({ start }) => start)]), end: isEndless ? null : latest(ends) };
}

function* occurrencesAround(event: EventPlan, series: Series, range: Span): Generator<Occurrence> {
  const exceptional = new Set(event.exceptions.map(({ occurrenceStart }) => occurrenceStart.getTime()));
  // Whole days may be an hour longer than the first ones.
  const longest = event.end.getTime() - event.start.getTime() + (event.allDay ? DAY_MS : 0);
  for (const start of startsBetween(series, new Date(range.start.getTime() - longest), range.end)) {
    if (!exceptional.has(start.getTime())) yield regularOccurrence(event, start);
  }
  yield* changedOccurrences(event);
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

function earliest(dates: readonly Date[]): Date {
  return new Date(Math.min(...dates.map(Number)));
}

function latest(dates: readonly Date[]): Date {
  return new Date(Math.max(...dates.map(Number)));
}
