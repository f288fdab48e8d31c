import type { CalendarEvent } from '@halolight/domain/collaboration';

export type NewCalendarEvent = Omit<CalendarEvent, 'id' | 'version'>;

/** Events and their exceptions. */
export abstract class CalendarRepository {
  /** The event, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(eventId: number): Promise<CalendarEvent | null>;

  /** @param remindAt when there is a reminder to look for @returns the new id */
  abstract add(event: NewCalendarEvent, remindAt: Date | null): Promise<number>;

  /** Stores all but the owner, raises the version, and keeps exactly the exceptions that `event` has. */
  abstract update(event: CalendarEvent, remindAt: Date | null): Promise<void>;

  /** With its exceptions, attendees and reminders. */
  abstract remove(eventId: number): Promise<void>;
}
