import { InvalidInputError } from '../../kernel/index.js';
import { TooManyExceptionsError } from './calendar-errors.js';
import type { CalendarEvent, EventDetails, Occurrence, OccurrenceChanges, OccurrenceException } from './calendar-event.js';
import { assertEventTimes, type EventTimes } from './event-times.js';
import { withLastStart } from './last-start.js';
import { movedExceptions } from './moved-exceptions.js';
import { exceptionAt } from './occurrences.js';
import { normalReminders } from './reminders.js';
import { recurrenceText } from './recurrence-rule.js';
import { readEventRule } from './series.js';

const MAX_EXCEPTIONS = 500;

/** What is said of an event when it is made or replaced. */
export type EventDraft = EventDetails & EventTimes & Pick<CalendarEvent, 'rrule'>;

/** Absent fields stay as they are. */
export type EventChanges = { readonly [Field in keyof EventDraft]?: EventDraft[Field] | undefined };

/** The draft as it is kept. @throws InvalidInputError naming `start`, `end`, `timeZone`, `rrule` or `reminders` */
export function checkedDraft(draft: EventDraft): EventDraft {
  assertEventTimes(draft);
  const rrule = draft.rrule === null ? null : recurrenceText(readEventRule(draft.rrule, draft));
  return { ...draft, rrule, reminders: normalReminders(draft.reminders) };
}

/**
 * The event with the changes, and with the end of its series. When it is at other times than before, what was said of single occurrences moves with them;
 * it is forgotten of those that are not there any more.
 * @throws InvalidInputError as `checkedDraft`
 */
export function withChanges(event: CalendarEvent, changes: EventChanges): CalendarEvent {
  const changed = { ...event, ...defined(changes) };
  const next = withLastStart({ ...changed, ...checkedDraft(changed) });
  return isRescheduled(event, next) ? { ...next, exceptions: movedExceptions(event, next) } : next;
}

/**
 * The event with one occurrence changed. Start and end stay apart from the rule from now on, and so does all else that is given.
 * @param occurrence as it is now
 * @throws InvalidInputError naming `start`, `end` or `reminders`, TooManyExceptionsError
 */
export function withOccurrence(event: CalendarEvent, occurrence: Occurrence & { readonly occurrenceStart: Date }, changes: OccurrenceChanges): CalendarEvent {
  const { occurrenceStart } = occurrence;
  const given = defined(changes);
  const { start, end } = { ...occurrence, ...given };
  assertEventTimes({ ...event, start, end });
  const reminders = given.reminders && { reminders: normalReminders(given.reminders) };
  // Both: one alone might not go with what the event becomes.
  const times = given.start || given.end ? { start, end } : {};
  const before = exceptionAt(event, occurrenceStart)?.changes;
  return withException(event, { occurrenceStart, isCancelled: false, changes: { ...before, ...given, ...times, ...reminders } });
}

/** The changes as those of one occurrence. @throws InvalidInputError naming `timeZone`, `allDay` or `rrule`, which all occurrences share */
export function occurrenceChanges(changes: EventChanges): OccurrenceChanges {
  const { timeZone, allDay, rrule, ...own } = changes;
  const shared = Object.entries({ timeZone, allDay, rrule }).filter(([, value]) => value !== undefined);
  if (shared.length > 0) throw new InvalidInputError(shared.map(([field]) => ({ field, message: 'Cannot be changed for one occurrence alone' })));
  return own;
}

/** The event without one of its occurrences. @throws TooManyExceptionsError */
export function withoutOccurrence(event: CalendarEvent, occurrenceStart: Date): CalendarEvent {
  return withException(event, { occurrenceStart, isCancelled: true, changes: {} });
}

/** @throws InvalidInputError naming `occurrence` for an event that is once */
export function assertRecurs({ rrule }: CalendarEvent): void {
  if (rrule === null) throw InvalidInputError.of('occurrence', 'The event does not recur');
}

function withException(event: CalendarEvent, exception: OccurrenceException): CalendarEvent {
  const others = event.exceptions.filter((each) => each.occurrenceStart.getTime() !== exception.occurrenceStart.getTime());
  if (others.length >= MAX_EXCEPTIONS) throw new TooManyExceptionsError(MAX_EXCEPTIONS);
  return { ...event, exceptions: [...others, exception] };
}

function isRescheduled(before: CalendarEvent, after: CalendarEvent): boolean {
  return (
    before.start.getTime() !== after.start.getTime() ||
    before.timeZone !== after.timeZone ||
    before.allDay !== after.allDay ||
    before.rrule !== after.rrule
  );
}

type Defined<T> = { [Field in keyof T]?: Exclude<T[Field], undefined> };

function defined<T extends object>(changes: T): Defined<T> {
  const given: Defined<T> = {};
  for (const field in changes) {
    const value = changes[field];
    if (isGiven(value)) given[field] = value;
  }
  return given;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
