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

  private within(userId: number, { start, end }: Span) {
    return this.inCalendarOf(userId, (query) => void query.where('span_to', '>', start).where('span_from', '<', end));
  }

  /**
   * An array of ids is looked up in the index whatever their number is expected to be. In a join or an `or` much is expected of everybody where
   * most have much, and the events of all are read.
   */
  private inCalendarOf(userId: number, narrow: (query: Knex.QueryBuilder) => void = () => undefined) {
    const { sql } = this.database;
    const own = sql('calendar_events').select('id').where({ owner_id: userId });
    const invitedTo = sql('calendar_attendees').select('event_id').where({ user_id: userId });
    narrow(own);
    const events = this.events().whereRaw('calendar_events.id = any(array(?))', [own.union(invitedTo)]);
    narrow(events);
    return events;
  }
}
