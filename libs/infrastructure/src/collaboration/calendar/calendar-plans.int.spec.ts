import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../../kernel/testing/index.js';
import { KnexCalendarDirectory } from './knex-calendar-directory.js';
import { openKnexCalendar, type KnexCalendar } from './testing/open-knex-calendar.js';

const TABLES = ['calendar_events', 'calendar_attendees', 'calendar_exceptions'];
/** Too many for statistics to know each of them, so that as much is expected of everybody. */
const OTHERS = 200;
const EVENTS_OF_EACH = 300;
/** That the user made, and as many that others invited them to. */
const OWN = 5;
/** Each found in an index and then read, with its exceptions. */
const MOST_ROWS = 4 * 2 * OWN;

let calendar: KnexCalendar;
let database: Database;
let recorder: PlanRecorder;
let userId: number;
beforeAll(async () => {
  calendar = await openKnexCalendar();
  userId = await fill();
  ({ recorder, database } = await openRecordedDatabase(calendar));
}, 60_000);
afterAll(async () => {
  await database?.close();
  await calendar?.close();
});

async function fill(): Promise<number> {
  const { sql } = calendar.database;
  const first = await calendar.addUser();
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name ' || n, 'ACTIVE', '' from generate_series(1, ?) n`, [OTHERS]);
  await sql.raw(
    `insert into calendar_events (title, type, starts_at, ends_at, time_zone, all_day, reminders, owner_id, span_from, span_to)
     select 'Event ' || n, 'event', at, at + interval '1 hour', 'UTC', false, '{}', users.id, at, at + interval '1 hour'
     from generate_series(1, ?) n, users, lateral (select timestamptz '2026-01-01' + (n * 1000 + users.id) * interval '1 minute' as at) as times
     where users.id <> ? or n <= ?`,
    [EVENTS_OF_EACH, first, OWN],
  );
  await sql.raw('insert into calendar_attendees (event_id, user_id) select id, case when owner_id % 2 = 0 then owner_id + 1 else owner_id - 1 end from calendar_events where owner_id > ?', [first + 1]);
  await sql.raw('insert into calendar_attendees (event_id, user_id) select id, ? from calendar_events where owner_id = ? limit ?', [first, first + 1, OWN]);
  await sql.raw(`insert into calendar_exceptions (event_id, occurrence_start, is_cancelled, changes) select id, starts_at, false, '{}' from calendar_events`);
  await sql.raw('vacuum analyze');
  return first;
}

describe('an index answers what is in the calendar of a user who has little, where others have much', () => {
  const request = (given: Partial<PageRequest> = {}) => samplePageRequest({ count: 'none', ...given });
  const page = (asked: PageRequest, filter = {}) => new KnexCalendarDirectory(database).page(userId, asked, filter);
  const costly = (work: () => Promise<unknown>) => recorder.costly({ tables: TABLES, mostRows: MOST_ROWS }, work);

  it('on the first page and on a further one, without its total and with it', async () => {
    expect(await page(request({ count: 'exact' }))).toMatchObject({ total: 2 * OWN });
    for (const count of ['none', 'exact'] as const) expect(await costly(() => page(request({ count })))).toEqual([]);
    const { nextCursor } = await page(request({ pageSize: OWN }));
    for (const count of ['none', 'exact'] as const) expect(await costly(() => page(request({ count, cursor: nextCursor ?? '' })))).toEqual([]);
  });

  it('narrowed by type and by a search', async () => {
    expect(await costly(() => page(request({ count: 'exact' }), { type: 'event' }))).toEqual([]);
    expect(await costly(() => page(request({ count: 'exact', search: 'event' })))).toEqual([]);
  });

  it('in a range, from its start and from its end', async () => {
    const directory = new KnexCalendarDirectory(database);
    const range = { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2027-01-01T00:00:00Z') };
    expect(await directory.reachingInto(userId, range, 100)).toHaveLength(2 * OWN);
    expect(await costly(() => directory.reachingInto(userId, range, 100))).toEqual([]);
    expect(await costly(() => directory.lastOf(userId, range, 100))).toEqual([]);
  });
});
