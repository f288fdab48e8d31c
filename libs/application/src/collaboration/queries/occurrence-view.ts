import type { Occurrence } from '@halolight/domain/collaboration';
import type { AttendeeView, EventRecord } from './calendar-directory.js';

/** An event, or one occurrence of it. */
export interface OccurrenceView extends Occurrence {
  readonly id: number;
  readonly timeZone: string;
  readonly allDay: boolean;
  readonly rrule: string | null;
  readonly attendees: readonly AttendeeView[];
  readonly ownerId: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** @param occurrence the event itself where it is shown as a whole */
export function occurrenceView(event: EventRecord, occurrence: Occurrence, attendees: readonly AttendeeView[] = []): OccurrenceView {
  const { id, timeZone, allDay, rrule, ownerId, createdAt, updatedAt, version } = event;
  const { title, description, location, type, reminders, start, end, occurrenceStart } = occurrence;
  return {
    id, title, description, location, type, start, end, timeZone, allDay, rrule, reminders, attendees, ownerId, createdAt, updatedAt, version, occurrenceStart,
  };
}

export function eventView(event: EventRecord, attendees?: readonly AttendeeView[]): OccurrenceView {
  return occurrenceView(event, { ...event, occurrenceStart: null }, attendees);
}
