import type { AttendeeStatus } from '@halolight/domain/collaboration';
import type { Clock } from '../../kernel/index.js';
import type { EventRecord } from '../queries/calendar-directory.js';

export interface StoredEvent {
  readonly record: EventRecord;
  readonly remindAt: Date | null;
}

export interface StoredUser {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly isOpen: boolean;
}

/** What the in-memory twins of calendars share. What is in it is replaced, never changed. */
export class InMemoryCalendarStore {
  readonly events = new Map<number, StoredEvent>();
  /** By event, in the order in which they were invited. */
  readonly attendees = new Map<number, Map<number, AttendeeStatus>>();
  /** When what was due, by what it was. */
  readonly deliveries = new Map<string, Date>();
  /** Hashes by user. */
  readonly feedTokens = new Map<number, string>();
  readonly endedSessions = new Set<number>();
  readonly users = new Map<number, StoredUser>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  attendeesOf(eventId: number): Map<number, AttendeeStatus> {
    const known = this.attendees.get(eventId) ?? new Map<number, AttendeeStatus>();
    this.attendees.set(eventId, known);
    return known;
  }

  isOpen(userId: number): boolean {
    return this.users.get(userId)?.isOpen ?? false;
  }
}
