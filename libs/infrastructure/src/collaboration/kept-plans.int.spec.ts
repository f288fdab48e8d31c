import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexLiveEventLog } from './knex-live-event-log.js';
import { KnexOpenSessions } from './knex-open-sessions.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const USERS = 10_000;
/** Connected, and asked for at once. */
const CONNECTED = 500;
const SOME = 50;
const SETTLING = 10;

let store: KnexCollaboration;
let database: Database;
let recorder: PlanRecorder;
let log: KnexLiveEventLog;
let sessions: KnexOpenSessions;
beforeAll(async () => {
  store = await openKnexCollaboration();
  ({ recorder, database } = await openRecordedDatabase(store));
  log = new KnexLiveEventLog(database);
  sessions = new KnexOpenSessions(database);
  await numberOneByOne();
  await recorder.settle(() => log.after(positions, 200));
  // It is known then that they are empty: no page is expected, and to read them from end to end costs nothing.
  await store.database.sql.raw('vacuum analyze sessions');
  await recorder.settle(() => sessions.among(ids));
  await fill();
}, 60_000);
afterAll(async () => {
  await database?.close();
  await store?.close();
});

const ids = Array.from({ length: CONNECTED }, (_, n) => USERS / 2 + n);
const positions = ids.map((userId) => ({ userId, after: 0 }));

async function numberOneByOne(): Promise<void> {
  const userId = await store.addPerson();
  for (let round = 0; round < SETTLING; round += 1) {
    await store.live.tell([{ userId, event: 'message.created', data: {} }]);
    await log.number();
    if (round === 0) await store.database.sql.raw('vacuum analyze live_events');
  }
}

async function fill(): Promise<void> {
  const { sql } = store.database;
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name ' || n, 'ACTIVE', '' from generate_series(1, ?) n`, [USERS]);
  await sql.raw(
    `insert into sessions (user_id, family_hash, token_hash, created_at, last_used_at, expires_at)
     select id, sha256(id::text::bytea), '', now(), now(), now() + interval '1 day' from users`,
  );
  await sql.raw(`insert into live_events (user_id, event, data) select id, 'message.created', '{}' from users`);
}

/** How many live events the work looks at, by whatever statements and functions. */
async function eventsReadBy(work: () => Promise<unknown>): Promise<number> {
  return database.transaction(async () => {
    const before = await eventsRead();
    await work();
    return (await eventsRead()) - before;
  });
}

/** By this connection, since it last reported that to the server, which it does once a second at most. */
async function eventsRead(): Promise<number> {
  const [{ read } = { read: NaN }] = await database
    .sql('pg_stat_xact_user_tables')
    .where({ relname: 'live_events' })
    .select<{ read: number }[]>(database.sql.raw('seq_tup_read + idx_tup_fetch as read'));
  return read;
}

describe(`for ${USERS} users, after plans were made while there was next to nothing`, () => {
  it('each new event is looked at a few times at most to be numbered, and none when all are', async () => {
    expect(await eventsReadBy(() => log.number())).toBeLessThanOrEqual(10 * USERS);
    expect(await eventsReadBy(() => log.number())).toBe(0);
  });

  it('an index answers what is new for everybody who is connected', async () => {
    await log.number();
    expect(await recorder.costly({ tables: ['live_events'], mostRows: CONNECTED }, () => log.after(positions, 200))).toEqual([]);
    expect(await log.after(positions, 200)).toHaveLength(CONNECTED);
  });

  it('an index answers which of some sessions are open', async () => {
    const some = ids.slice(0, SOME);
    expect(await recorder.costly({ tables: ['sessions'], mostRows: Infinity }, () => sessions.among(some))).toEqual([]);
    expect((await sessions.among(some)).size).toBe(SOME);
  });
});
