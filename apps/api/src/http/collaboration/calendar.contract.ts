import type { AttendeeStatus } from '@halolight/domain/collaboration';
import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';

/**
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "Weekly planning"
 */
export type EventTitle = string;

/**
 * @maxLength 10000 must have at most 10000 characters
 * @example "Bring the figures."
 */
export type EventDescription = string;

/**
 * @maxLength 500 must have at most 500 characters
 * @example "Meeting room 1"
 */
export type EventLocation = string;

/**
 * What kind of event it is, in a word of one's own.
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "meeting"
 */
export type EventType = string;

/**
 * A name of the IANA time zone database.
 * @minLength 1 must not be empty
 * @maxLength 64 must have at most 64 characters
 * @example "Europe/Berlin"
 */
export type ZoneName = string;

/**
 * When the event comes again, RFC 5545 section 3.3.10: FREQ HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY with INTERVAL (up to 1000), COUNT (up to 5000)
 * or UNTIL, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS and WKST. The start is the first occurrence and
 * counts as one, also where the rule does not describe it. Refused are FREQ MINUTELY and SECONDLY and more than 96 times of one day, for nobody's
 * calendar is so full; parts for times of day where allDay is true, which the RFC forbids; X- parts, which it has no more; and rules that never come true.
 * @minLength 1 must not be empty
 * @maxLength 500 must have at most 500 characters
 * @example "FREQ=WEEKLY;BYDAY=MO"
 */
export type Rrule = string;

/**
 * Minutes before the start; up to four weeks.
 * @isInt
 * @minimum 0
 * @maximum 40320
 * @example 15
 */
export type ReminderMinutes = number;

/**
 * A day that there is, which begins at midnight in UTC, or an instant.
 * @pattern ^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$ must be such as 2026-01-05 or 2026-01-05T08:00:00Z
 * @maxLength 40
 * @example "2026-01-05T08:00:00Z"
 */
export type Moment = string;

export interface AttendeeBody {
  userId: number;
  name: string;
  status: AttendeeStatus;
}

/** An event, or one occurrence of an event that recurs. */
export interface CalendarEventBody {
  id: number;
  title: string;
  description: string | null;
  location: string | null;
  type: string;
  start: Date;
  /** Not part of it. */
  end: Date;
  timeZone: string;
  allDay: boolean;
  /** Null: it is once. */
  rrule: string | null;
  /** Minutes before the start. */
  reminders: number[];
  attendees: AttendeeBody[];
  ownerId: number;
  createdAt: Date;
  updatedAt: Date;
  /** When the occurrence begins by the rule, whatever was changed of it: what `occurrence` takes. Null for an event as a whole. */
  occurrenceStart: Date | null;
}

/**
 * What is left out is empty; `timeZone` is UTC and `type` is `event`.
 * @example { "title": "Weekly planning", "description": "Bring the figures.", "location": "Meeting room 1", "type": "meeting", "start": "2026-02-02T09:00:00.000Z", "end": "2026-02-02T10:00:00.000Z", "timeZone": "Europe/Berlin", "allDay": false, "rrule": "FREQ=WEEKLY;COUNT=10", "reminders": [15] }
 */
export interface ReplaceCalendarEventBody {
  title: EventTitle;
  description?: EventDescription | null;
  location?: EventLocation | null;
  type?: EventType;
  start: Date;
  /** Not part of the event; at most 366 days after the start. */
  end: Date;
  timeZone?: ZoneName;
  /** Whole days: start and end are midnights in `timeZone`. */
  allDay?: boolean;
  rrule?: Rrule | null;
  /** @maxItems 10 must have at most 10 entries */
  reminders?: ReminderMinutes[];
}

/** @example { "title": "Weekly planning", "description": "Bring the figures.", "location": "Meeting room 1", "type": "meeting", "start": "2026-02-02T09:00:00.000Z", "end": "2026-02-02T10:00:00.000Z", "timeZone": "Europe/Berlin", "allDay": false, "rrule": "FREQ=WEEKLY;COUNT=10", "reminders": [15], "userIds": [42] } */
export interface CreateCalendarEventBody extends ReplaceCalendarEventBody {
  /**
   * Who is invited.
   * @maxItems 500 must have at most 500 entries
   */
  userIds?: Id[];
}

/** @example { "title": "Monthly planning", "reminders": [15, 60] } */
export interface PatchCalendarEventBody {
  title?: EventTitle;
  description?: EventDescription | null;
  location?: EventLocation | null;
  type?: EventType;
  start?: Date;
  end?: Date;
  timeZone?: ZoneName;
  allDay?: boolean;
  rrule?: Rrule | null;
  /** @maxItems 10 must have at most 10 entries */
  reminders?: ReminderMinutes[];
}

/** @example { "start": "2026-02-03T09:00:00.000Z", "end": "2026-02-03T10:00:00.000Z" } */
export interface RescheduleBody {
  start: Date;
  end: Date;
}

export interface InviteBody {
  /**
   * @minItems 1 must not be empty
   * @maxItems 500 must have at most 500 entries
   */
  userIds: Id[];
}

/** @example { "status": "ACCEPTED" } */
export interface RsvpBody {
  status: AttendeeStatus;
}

export interface FeedTokenBody {
  /** Told this once. */
  token: string;
  /** What a calendar program subscribes to. */
  url: string;
}

/** Sorted by start, the earliest first unless told. */
export interface CalendarListQuery extends ListQuery {
  /** With this or `to` the occurrences that overlap the time in between, at most 366 days, are listed; without both the events themselves. */
  from?: Moment;
  /** Not part of the time. */
  to?: Moment;
  /** @maxLength 50 must have at most 50 characters */
  type?: string;
  /** Whose calendar; for holders of `calendar:*`. */
  userId?: Id;
}
