import type { OccurrenceView } from '@halolight/application/collaboration';
import { InvalidInputError } from '@halolight/domain/kernel';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import { tagVersion } from '../version-tag.js';
import type { CalendarEventBody } from './calendar.contract.js';

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

/** @throws InvalidInputError naming `field` for a day that there is not */
export function toInstant(text: string | undefined, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw InvalidInputError.of(field, 'Is no time that there is');
  return instant;
}
