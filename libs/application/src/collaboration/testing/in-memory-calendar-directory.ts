import { overlaps, spanOf, type Span } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { CalendarDirectory, type AttendeesByEvent, type AttendeeView, type CalendarFilter, type EventRecord } from '../queries/calendar-directory.js';
import type { InMemoryCalendarStore } from './in-memory-calendar-store.js';

const LISTING: Listing<EventRecord> = {
  sorts: { start: ({ start }) => start },
  sort: 'start',
  searched: ({ title, description, location }) => [title, description ?? '', location ?? ''],
};
const NEVER = new Date(8.64e15);

/** The twin of the real `CalendarDirectory`. */
export class InMemoryCalendarDirectory extends CalendarDirectory {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override async byId(eventId: number): Promise<EventRecord | null> {
    return this.store.events.get(eventId)?.record ?? null;
  }

  override async page(userId: number, request: PageRequest, { type }: CalendarFilter): Promise<Page<EventRecord>> {
    return pageOf(this.calendarOf(userId).filter((event) => type === undefined || event.type === type), request, LISTING);
  }

  override async reachingInto(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]> {
    return this.within(userId, range).sort((one, other) => one.start.getTime() - other.start.getTime() || one.id - other.id).slice(0, limit);
  }

  override async lastOf(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]> {
    const endOf = (event: EventRecord): number => (spanOf(event).end ?? NEVER).getTime();
    return this.within(userId, range).sort((one, other) => endOf(other) - endOf(one) || other.id - one.id).slice(0, limit);
  }

  override async attendeesOf(eventIds: readonly number[]): Promise<AttendeesByEvent> {
    const byEvent = new Map<number, AttendeeView[]>();
    for (const eventId of eventIds) {
      const open = [...this.store.attendeesOf(eventId)].filter(([userId]) => this.store.isOpen(userId));
      if (open.length > 0) byEvent.set(eventId, open.map(([userId, status]) => ({ userId, name: this.store.users.get(userId)?.name ?? '', status })));
    }
    return byEvent;
  }

  private within(userId: number, range: Span): EventRecord[] {
    return this.calendarOf(userId).filter((event) => {
      const { start, end } = spanOf(event);
      return overlaps({ start, end: end ?? NEVER }, range);
    });
  }

  private calendarOf(userId: number): EventRecord[] {
    const records = [...this.store.events.values()].map(({ record }) => record);
    return records.filter(({ id, ownerId }) => ownerId === userId || this.store.attendeesOf(id).has(userId));
  }
}
