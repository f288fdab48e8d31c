import { ReminderLedger, type DeliveredReminder, type EventToRemind } from '@halolight/application/collaboration/ports';
import type { Database } from '../../kernel/index.js';
import { calendarEventColumns, toEventRecord, type CalendarEventRow } from './calendar-event-record.js';

/** Reminders in PostgreSQL. */
export class KnexReminderLedger extends ReminderLedger {
  constructor(private readonly database: Database) {
    super();
  }

  async take(now: Date, limit: number): Promise<readonly EventToRemind[]> {
    const { sql } = this.database;
    const rows = await sql('calendar_events')
      .select<CalendarEventRow[]>(calendarEventColumns(sql))
      .where('remind_at', '<=', now)
      .orderBy(['remind_at', 'id'])
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return rows.map(toEventRecord).map(({ createdAt, updatedAt: _updatedAt, ...event }) => ({ event, createdAt }));
  }

  async deliver({ eventId, startsAt, minutes, dueAt }: DeliveredReminder): Promise<readonly number[]> {
    const { rows } = await this.database.sql.raw<{ rows: { user_id: number }[] }>(
      `insert into reminder_deliveries (event_id, starts_at, minutes, user_id, due_at)
       select :eventId::bigint, :startsAt::timestamptz, :minutes::integer, users.id, :dueAt::timestamptz
       from users
       where users.status = 'ACTIVE' and users.deleted_at is null and users.id in (
         select owner_id from calendar_events where id = :eventId
         union select user_id from calendar_attendees where event_id = :eventId and status <> 'DECLINED')
       on conflict do nothing
       returning user_id`,
      { eventId, startsAt, minutes, dueAt },
    );
    return rows.map(({ user_id }) => user_id).sort((one, other) => one - other);
  }

  async lookAgain(eventId: number, at: Date | null): Promise<void> {
    await this.database.sql('calendar_events').where({ id: eventId }).update({ remind_at: at });
  }

  /** Those that go with their event at the same time are passed over: nobody waits for each other. */
  async forget(before: Date, limit: number): Promise<number> {
    const { sql } = this.database;
    const known = sql('reminder_deliveries').select('event_id', 'starts_at', 'minutes', 'user_id').where('due_at', '<', before);
    const old = known.orderBy('due_at').limit(limit).forUpdate().skipLocked();
    return sql('reminder_deliveries').whereIn(['event_id', 'starts_at', 'minutes', 'user_id'], old).delete();
  }
}
