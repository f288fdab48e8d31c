import type { EventRecord } from '@halolight/application/collaboration';
import { changedOccurrences, exceptionAt, instantText, seriesOf, type Occurrence, type Series, type Span } from '@halolight/domain/collaboration';
import { contentLine, textValue } from './content-line.js';
import { ruleText, startsBeside } from './rule-text.js';
import { isShownTwice, timeFormOf, timeProperty, timeValue } from './time-text.js';

type Named = (name: string, instants: readonly Date[]) => string;

/** The VEVENT of an event, RFC 5545 section 3.6.1, and one more for each of its occurrences that has something of its own. */
export function eventComponents(event: EventRecord): string {
  const form = timeFormOf(event);
  const named: Named = (name, instants) =>
    contentLine(timeProperty(name, form, event.timeZone), instants.map((instant) => timeValue(instant, form, event.timeZone)).join(','));
  const isUnclear = ({ start, end }: Span): boolean => form === 'zoned' && [start, end].some((instant) => isShownTwice(instant, event.timeZone));
  const times = ({ start, end }: Span): string => named('DTSTART', [start]) + named('DTEND', [end]);
  const inUtc = ({ start, end }: Span): string => contentLine('DTSTART', instantText(start)) + contentLine('DTEND', instantText(end));
  const lasting = ({ start, end }: Span): string => named('DTSTART', [start]) + contentLine('DURATION', `PT${Math.round((end.getTime() - start.getTime()) / 1000)}S`);

  const series = seriesOf(event);
  const whole = component(event, { ...event, occurrenceStart: null }, (isUnclear(event) ? lasting : times)(event) + (series ? recurrence(event, series, named) : ''));
  const isFirstUnclear = isUnclear(event) && !exceptionAt(event, event.start);
  const own = [...(isFirstUnclear ? [{ ...event, occurrenceStart: event.start }] : []), ...changedOccurrences(event)];
  const changed = own.map((each) => component(event, each, named('RECURRENCE-ID', [each.occurrenceStart]) + (isUnclear(each) ? inUtc : times)(each)));
  return [whole, ...changed].join('');
}

function recurrence({ exceptions }: EventRecord, series: Series, named: Named): string {
  const cancelled = exceptions.filter(({ isCancelled }) => isCancelled).map(({ occurrenceStart }) => occurrenceStart);
  const dates = [['RDATE', startsBeside(series)], ['EXDATE', cancelled]] as const;
  return contentLine('RRULE', ruleText(series)) + dates.map(([name, instants]) => (instants.length > 0 ? named(name, instants) : '')).join('');
}

function component(event: EventRecord, { title, description, location, type }: Occurrence, times: string): string {
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', `calendar-event-${event.id}@halolight`),
    contentLine('DTSTAMP', instantText(event.updatedAt)),
    contentLine('CREATED', instantText(event.createdAt)),
    contentLine('LAST-MODIFIED', instantText(event.updatedAt)),
    contentLine('SEQUENCE', String(event.version - 1)),
    times,
    contentLine('SUMMARY', textValue(title)),
    ...(description === null ? [] : [contentLine('DESCRIPTION', textValue(description))]),
    ...(location === null ? [] : [contentLine('LOCATION', textValue(location))]),
    contentLine('CATEGORIES', textValue(type)),
    contentLine('END', 'VEVENT'),
  ].join('');
}
