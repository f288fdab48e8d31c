import type { EventRecord } from '@halolight/application/collaboration';
import { z } from 'zod';

/** A row of `calendar_events` with its exceptions. */
export interface CalendarEventRow {
  readonly id: number;
  readonly title: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly type: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly time_zone: string;
  readonly all_day: boolean;
  readonly rrule: string | null;
  readonly last_start_at: Date | null;
  readonly reminders: number[];
  readonly owner_id: number;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly exceptions: unknown;
}

const INSTANT = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const CHANGES = z.object({
  title: z.string().optional(),
  description: z.string().nullable().optional(),
  location: z.string().nullable().optional(),
  type: z.string().optional(),
  reminders: z.array(z.int()).optional(),
  start: INSTANT.optional(),
  end: INSTANT.optional(),
});
const EXCEPTIONS = z.array(z.object({ occurrenceStart: INSTANT, isCancelled: z.boolean(), changes: CHANGES }));

const COLUMNS = [
  'id', 'title', 'description', 'location', 'type', 'starts_at', 'ends_at', 'time_zone', 'all_day', 'rrule', 'last_start_at', 'reminders', 'owner_id',
  'version', 'created_at', 'updated_at',
].map((column) => `calendar_events.${column}`);

const EXCEPTIONS_COLUMN = `(
  select coalesce(json_agg(json_build_object('occurrenceStart', occurrence_start, 'isCancelled', is_cancelled, 'changes', changes) order by occurrence_start), '[]')
  from calendar_exceptions where calendar_exceptions.event_id = calendar_events.id) as exceptions`;

/** The columns of `CalendarEventRow`, for a query over `calendar_events`. */
export function calendarEventColumns<Raw>(knex: { raw(sql: string): Raw }): (string | Raw)[] {
  return [...COLUMNS, knex.raw(EXCEPTIONS_COLUMN)];
}

export function toEventRecord(row: CalendarEventRow): EventRecord {
  const { id, title, description, location, type, rrule, reminders, version } = row;
  return {
    id, title, description, location, type, rrule, reminders, version,
    start: row.starts_at,
    end: row.ends_at,
    timeZone: row.time_zone,
    allDay: row.all_day,
    lastStart: row.last_start_at,
    ownerId: row.owner_id,
    exceptions: EXCEPTIONS.parse(row.exceptions),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
