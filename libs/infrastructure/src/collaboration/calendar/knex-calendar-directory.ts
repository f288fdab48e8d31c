import {
  CalendarDirectory,
  type AttendeesByEvent,
  type AttendeeView,
  type CalendarFilter,
  type EventRecord,
} from '@halolight/application/collaboration';
import type { Span } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../../kernel/index.js';
import { calendarEventColumns, toEventRecord, type CalendarEventRow } from './calendar-event-record.js';

const SORTS: Sorts = { start: { column: 'calendar_events.starts_at', type: 'timestamptz' } };
const SEARCHED = ['title', 'description', 'location'];

/** Reads calendars. */
export class KnexCalendarDirectory extends CalendarDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(eventId: number): Promise<EventRecord | null> {
    const row = await this.events().where('calendar_events.id', eventId).first<CalendarEventRow | undefined>();
    return row ? toEventRecord(row) : null;
  }

  page(userId: number, request: PageRequest, { type }: CalendarFilter): Promise<Page<EventRecord>> {
    const query = this.inCalendarOf(userId);
    if (type !== undefined) query.where({ type });
    const { search } = request;
    if (search) query.where((any) => SEARCHED.forEach((column) => any.orWhereILike(column, containing(search))));
    return keysetPage<CalendarEventRow, EventRecord>(this.database.sql, {
      query, request, sorts: SORTS, defaultSort: 'start', id: 'calendar_events.id', toItem: toEventRecord,
    });
  }

  async reachingInto(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]> {
    const rows = await this.within(userId, range).orderBy(['starts_at', 'calendar_events.id']).limit(limit);
    return rows.map(toEventRecord);
  }

  async lastOf(userId: number, range: Span, limit: number): Promise<readonly EventRecord[]> {
    const order = (['span_to', 'calendar_events.id'] as const).map((column) => ({ column, order: 'desc' }));
    const rows = await this.within(userId, range).orderBy(order).limit(limit);
    return rows.map(toEventRecord);
  }

  async attendeesOf(eventIds: readonly number[]): Promise<AttendeesByEvent> {
    const byEvent = new Map<number, AttendeeView[]>();
    if (eventIds.length === 0) return byEvent;
    const rows = await this.database
      .sql('calendar_attendees')
      .join('users', 'users.id', 'calendar_attendees.user_id')
      .whereIn('event_id', [...eventIds])
      .whereNull('users.deleted_at')
      .orderBy(['invited_at', 'user_id'])
      .select<(AttendeeView & { eventId: number })[]>('event_id as eventId', 'user_id as userId', 'users.name', 'calendar_attendees.status');
    for (const { eventId, ...attendee } of rows) byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), attendee]);
    return byEvent;
  }

  private events() {
    const { sql } = this.database;
    return sql('calendar_events').select<CalendarEventRow[]>(calendarEventColumns(sql));
  }

  /** A union, not an `or`: each half is found by an index, where an `or` of both reads the events of everybody. */
  private inCalendarOf(userId: number) {
    const { sql } = this.database;
    const own = sql('calendar_events').select('id').where({ owner_id: userId });
    const invitedTo = sql('calendar_attendees').select('event_id').where({ user_id: userId });
    return this.events().whereIn('calendar_events.id', own.union(invitedTo));
  }

  private within(userId: number, { start, end }: Span) {
    const { sql } = this.database;
    const reaching = (query: Knex.QueryBuilder) => query.select('calendar_events.id').where('span_to', '>', start).where('span_from', '<', end);
    const own = reaching(sql('calendar_events')).where({ owner_id: userId });
    const invitedTo = reaching(sql('calendar_attendees').join('calendar_events', 'calendar_events.id', 'calendar_attendees.event_id')).where({ user_id: userId });
    return this.events().whereIn('calendar_events.id', own.union(invitedTo));
  }
}
