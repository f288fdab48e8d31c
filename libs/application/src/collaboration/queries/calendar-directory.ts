import type { AttendeeStatus, CalendarEvent, Span } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';

/** An event and its exceptions, for reading. */
export interface EventRecord extends CalendarEvent {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface AttendeeView {
  readonly userId: number;
  readonly name: string;
  readonly status: AttendeeStatus;
}

/** By event, in the order in which they were invited. */
export type AttendeesByEvent = ReadonlyMap<number, readonly AttendeeView[]>;

export interface CalendarFilter {
  readonly type?: string | undefined;
}

/** Events, for reading. Somebody's calendar is what they made and what they are invited to. */
export abstract class CalendarDirectory {
  abstract byId(eventId: number): Promise<EventRecord | null>;

  /** The events of a calendar, each once. Sorted by start, the earliest first by default; the search looks into title, description and location. */
  abstract page(userId: number, request: PageRequest, filter: CalendarFilter): Promise<Page<EventRecord>>;

  /** The events of a calendar that may have anything in the range, at most `limit`, the earliest first. */
  abstract reachingInto(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]>;

  /** Likewise, but those first that end last. */
  abstract lastOf(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]>;

  /** Without accounts that are closed for good. */
  abstract attendeesOf(eventIds: readonly number[]): Promise<AttendeesByEvent>;
}
