import { CalendarRepository, type NewCalendarEvent } from '@halolight/application/collaboration/ports';
import { spanOf, type CalendarEvent, type OccurrenceException } from '@halolight/domain/collaboration';
import type { Database } from '../../kernel/index.js';
import { calendarEventColumns, toEventRecord, type CalendarEventRow } from './calendar-event-record.js';

/** Events and their exceptions in PostgreSQL. */
export class KnexCalendarRepository extends CalendarRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(eventId: number): Promise<CalendarEvent | null> {
    const { sql } = this.database;
    const row = await sql('calendar_events')
      .select(calendarEventColumns(sql))
      .where({ id: eventId })
      .forUpdate()
      .first<CalendarEventRow | undefined>();
    if (!row) return null;
    const { createdAt: _createdAt, updatedAt: _updatedAt, ...event } = toEventRecord(row);
    return event;
  }

  async add(event: NewCalendarEvent, remindAt: Date | null): Promise<number> {
    const [added] = await this.database
      .sql('calendar_events')
      .insert({ ...rowOf(event), owner_id: event.ownerId, remind_at: remindAt })
      .returning<{ id: number }[]>('id');
    if (!added) throw new Error('The new event was not returned');
    await this.addExceptions(added.id, event.exceptions);
    return added.id;
  }

  async update(event: CalendarEvent, remindAt: Date | null): Promise<void> {
    const { sql } = this.database;
    const row = { ...rowOf(event), remind_at: remindAt, version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    if ((await sql('calendar_events').where({ id: event.id }).update(row)) === 0) return;
    await sql('calendar_exceptions').where({ event_id: event.id }).delete();
    await this.addExceptions(event.id, event.exceptions);
  }

  async remove(eventId: number): Promise<void> {
    await this.database.sql('calendar_events').where({ id: eventId }).delete();
  }

  private async addExceptions(eventId: number, exceptions: readonly OccurrenceException[]): Promise<void> {
    if (exceptions.length === 0) return;
    await this.database.sql('calendar_exceptions').insert(
      exceptions.map(({ occurrenceStart, isCancelled, changes }) => ({
        event_id: eventId, occurrence_start: occurrenceStart, is_cancelled: isCancelled, changes: JSON.stringify(changes),
      })),
    );
  }
}

function rowOf(event: Omit<NewCalendarEvent, 'ownerId'>): object {
  const { title, description, location, type, rrule, reminders } = event;
  const span = spanOf(event);
  return {
    title, description, location, type, rrule,
    reminders: [...reminders],
    starts_at: event.start,
    ends_at: event.end,
    time_zone: event.timeZone,
    all_day: event.allDay,
    last_start_at: event.lastStart,
    span_from: span.start,
    span_to: span.end ?? 'infinity',
  };
}
