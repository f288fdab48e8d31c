import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { migrateDown, migrateUp, openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, silentLogger, until, type TestDatabase } from '../kernel/testing/index.js';
import { MIGRATIONS } from './index.js';

/** Nothing that comes after it was released when the promise below was made. */
const RELEASED = '0115-untouched-horizon';
const PENDING = MIGRATIONS.slice(MIGRATIONS.findIndex(({ name }) => name === RELEASED) + 1).map(({ name }) => name);

const USES = {
  users: 'select from users where id = 1 for no key update',
  messages: `insert into messages (conversation_id, sender_id, content) values (1, 1, 'Hello')`,
  live_events: `insert into live_events (user_id, event, data) values (1, 'thing.made', '{}')`,
  activities: `insert into activities (type, actor_id) values ('thing.made', 1)`,
};

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 });
  await database.root.raw(`
    insert into users (email, username, name, status, password_hash) values ('ada@example.org', 'ada', 'Ada', 'ACTIVE', 'none');
    insert into conversations (type, name) values ('GROUP', 'Team')`);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});
beforeEach(async () => {
  for (const name of PENDING.toReversed()) expect(await migrateDown(server.url, silentLogger)).toBe(name);
});

const waiting = () => database.root('pg_stat_activity').where({ datname: database.root.raw('current_database()'), wait_event_type: 'Lock' });
const isWaiting = async (): Promise<boolean> => (await waiting().where({ application_name: 'halolight-migrations' })).length > 0;

/** Tables that the migrations keep from everybody, at this moment. */
async function lockedTables(): Promise<string[]> {
  return database
    .root('pg_locks')
    .join('pg_stat_activity', 'pg_stat_activity.pid', 'pg_locks.pid')
    .join('pg_class', 'pg_class.oid', 'pg_locks.relation')
    .where({ application_name: 'halolight-migrations', mode: 'AccessExclusiveLock', granted: true })
    .whereIn('relname', Object.keys(USES))
    .pluck<string[]>('relname');
}

it('accounts are waited for when every other table is free again', async () => {
  const request = await database.root.transaction();
  await request.raw(USES.users);
  const migration = migrateUp(server.url, silentLogger);
  await until(isWaiting);
  expect(await lockedTables()).toEqual([]);
  await request.commit();
  expect(await migration).toEqual(PENDING);
});

it.each<[keyof typeof USES, keyof typeof USES]>([
  ['users', 'live_events'],
  ['users', 'activities'],
  ['messages', 'live_events'],
  ['live_events', 'activities'],
  ['activities', 'live_events'],
])('a request that has used %s comes to %s while the schema changes, and the schema to its end', async (first, second) => {
  const request = await database.root.transaction();
  await request.raw(USES[first]);
  const migration = migrateUp(server.url, silentLogger);
  await until(isWaiting);
  await request.raw(USES[second]);
  await request.commit();
  expect(await migration).toEqual(PENDING);
});

it('a request that comes while the schema changes waits for one table, and keeps the change from no other', async () => {
  const reader = await database.root.transaction();
  await reader.raw('select from live_events');
  const migration = migrateUp(server.url, silentLogger);
  await until(isWaiting);
  let isSent = false;
  const request = database.root.raw(USES.messages).then(() => (isSent = true));
  // Behind the change, unless that has given way already.
  await until(async () => isSent || (await waiting()).length === 2);
  await reader.commit();
  expect(await request).toBe(true);
  expect(await migration).toEqual(PENDING);
});
