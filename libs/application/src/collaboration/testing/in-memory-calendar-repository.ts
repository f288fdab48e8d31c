import type { CalendarEvent } from '@halolight/domain/collaboration';
import { CalendarRepository, type NewCalendarEvent } from '../ports/calendar-repository.js';
import type { InMemoryCalendarStore } from './in-memory-calendar-store.js';

/** The twin of the real `CalendarRepository`, but that nobody waits for anybody. */
export class InMemoryCalendarRepository extends CalendarRepository {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override async findForUpdate(eventId: number): Promise<CalendarEvent | null> {
    const stored = this.store.events.get(eventId);
    if (!stored) return null;
    const { createdAt: _createdAt, updatedAt: _updatedAt, ...event } = stored.record;
    return event;
  }

  override async add(event: NewCalendarEvent, remindAt: Date | null): Promise<number> {
    const [id, now] = [this.store.nextId(), this.store.clock.now()];
    this.store.events.set(id, { record: { ...event, id, version: 1, createdAt: now, updatedAt: now }, remindAt });
    return id;
  }

  override async update(event: CalendarEvent, remindAt: Date | null): Promise<void> {
    const known = this.store.events.get(event.id);
    if (!known) return;
    const { createdAt, ownerId, version } = known.record;
    const exceptions = [...event.exceptions].sort((one, other) => one.occurrenceStart.getTime() - other.occurrenceStart.getTime());
    const record = { ...event, exceptions, ownerId, createdAt, version: version + 1, updatedAt: this.store.clock.now() };
    this.store.events.set(event.id, { record, remindAt });
  }

  override async remove(eventId: number): Promise<void> {
    this.store.events.delete(eventId);
    this.store.attendees.delete(eventId);
  }
}
