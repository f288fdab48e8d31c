import type { EventRecord } from '@halolight/application/collaboration';
import { changedOccurrences, dateText, instantText, parseRecurrenceRule, recurrenceText, wallTimeOf, type Occurrence } from '@halolight/domain/collaboration';
import { contentLine, textValue } from './content-line.js';
import { timeFormOf, timeProperty, timeValue } from './time-text.js';

/** The VEVENT of an event, RFC 5545 section 3.6.1, and one more for each of its occurrences that has something of its own. */
export function eventComponents(event: EventRecord): string {
  const form = timeFormOf(event);
  const named = (name: string, instants: readonly Date[]): string =>
    contentLine(timeProperty(name, form, event.timeZone), instants.map((instant) => timeValue(instant, form, event.timeZone)).join(','));
  const times = ({ start, end }: { readonly start: Date; readonly end: Date }): string => named('DTSTART', [start]) + named('DTEND', [end]);
  const cancelled = event.exceptions.filter(({ isCancelled }) => isCancelled).map(({ occurrenceStart }) => occurrenceStart);
  const rule = event.rrule === null ? '' : contentLine('RRULE', ruleText(event.rrule, event)) + (cancelled.length > 0 ? named('EXDATE', cancelled) : '');
  const whole = component(event, { ...event, occurrenceStart: null }, times(event) + rule);
  const changed = changedOccurrences(event).map((each) => component(event, each, named('RECURRENCE-ID', [each.occurrenceStart]) + times(each)));
  return [whole, ...changed].join('');
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

/** There are programs that go on from 29 February to 1 March, unless the rule says in so many words that it means that day. */
function ruleText(rrule: string, { start, timeZone }: EventRecord): string {
  const rule = parseRecurrenceRule(rrule);
  const saysNothing = rule.frequency === 'YEARLY' && rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0;
  if (!saysNothing || !dateText(wallTimeOf(start, timeZone)).endsWith('0229')) return rrule;
  return recurrenceText({ ...rule, byMonth: [2], byMonthDay: [29] });
}
