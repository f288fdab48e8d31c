import type { AttendeeStatus } from '@halolight/domain/collaboration';
import { Attendees } from '../ports/attendees.js';
import type { InMemoryCalendarStore } from './in-memory-calendar-store.js';

/** The twin of the real `Attendees`. */
export class InMemoryAttendees extends Attendees {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override async isInvited(eventId: number, userId: number): Promise<boolean> {
    return this.store.attendeesOf(eventId).has(userId);
  }

  override async count(eventId: number): Promise<number> {
    return this.store.attendeesOf(eventId).size;
  }

  override async invite(eventId: number, userIds: readonly number[]): Promise<readonly number[]> {
    const attendees = this.store.attendeesOf(eventId);
    const invited = userIds.filter((userId) => !attendees.has(userId));
    for (const userId of invited) attendees.set(userId, 'PENDING');
    return invited;
  }

  override async withdraw(eventId: number, userId: number): Promise<boolean> {
    return this.store.attendeesOf(eventId).delete(userId);
  }

  override async answer(eventId: number, userId: number, status: AttendeeStatus): Promise<void> {
    const attendees = this.store.attendeesOf(eventId);
    if (attendees.has(userId)) attendees.set(userId, status);
  }
}
