import type { OccurrenceView } from '@halolight/application/collaboration';
import { InvalidInputError, momentOf } from '@halolight/domain/kernel';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import { tagVersion } from '../version-tag.js';
import type { CalendarEventBody, CalendarListQuery, Moment } from './calendar.contract.js';

const NO_TIME = 'Is no time that there is';

export function calendarEventBody(view: OccurrenceView): CalendarEventBody {
  const { id, title, description, location, type, start, end, timeZone, allDay, rrule, reminders, ownerId, createdAt, updatedAt, occurrenceStart } = view;
  const attendees = view.attendees.map(({ userId, name, status }) => ({ userId, name, status }));
  return {
    id, title, description, location, type, start, end, timeZone, allDay, rrule, reminders: [...reminders], attendees, ownerId, createdAt, updatedAt, occurrenceStart,
  };
}

/** The answer that shows one event. Who is invited and what they answered is no part of its version. */
export function shownEvent(request: AuthenticatedRequest, view: OccurrenceView): Success<CalendarEventBody> {
  tagVersion(request, view.version, view.attendees, view.occurrenceStart);
  return ok(calendarEventBody(view));
}

/** @throws InvalidInputError naming `field` for a day or a time that there is not */
export function toInstant(text: Moment | undefined, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const instant = momentOf(text);
  if (instant === null) throw InvalidInputError.of(field, NO_TIME);
  return instant;
}

/** @throws InvalidInputError naming `from`, `to` or both */
export function toSpan({ from, to }: CalendarListQuery): { readonly from: Date | undefined; readonly to: Date | undefined } {
  const wrong = Object.entries({ from, to }).filter(([, text]) => text !== undefined && momentOf(text) === null);
  if (wrong.length > 0) throw new InvalidInputError(wrong.map(([field]) => ({ field, message: NO_TIME })));
  return { from: toInstant(from, 'from'), to: toInstant(to, 'to') };
}
