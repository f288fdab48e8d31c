import { openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createEmptyTestDatabase, until, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../kit/running-api.js';
import { RunningScheduler } from '../kit/running-scheduler.js';

const PASSWORD = 'marble-otter-of-tests';

let server: TestDatabase;
let database: Database;
/** Who comes by DATABASE_URL: reads and writes rows, and could neither migrate nor change how documents are searched. */
let pooledUser: string;
let api: RunningApi;
let scheduler: RunningScheduler;
beforeAll(async () => {
  server = await createEmptyTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  pooledUser = `${new URL(server.url).pathname.slice(1)}_pooled`;
  await database.root.raw(`create role ${pooledUser} login bypassrls password '${PASSWORD}' in role pg_read_all_data, pg_write_all_data`);
  const pooled = Object.assign(new URL(server.url), { username: pooledUser, password: PASSWORD });
  const variables = { DATABASE_DIRECT_URL: server.url, SEARCH_LANGUAGE: 'german', SEED: 'none' };
  api = await RunningApi.start(pooled.href, variables);
  scheduler = await RunningScheduler.start(pooled.href, variables);
});
afterAll(async () => {
  await scheduler?.stop();
  await api?.stop();
  await database?.root.raw(`drop role ${pooledUser}`);
  await database?.close();
  await server?.drop();
});

/** Which connections are open, by what they are for. */
async function connections(pooled: boolean): Promise<string[]> {
  const open = database.root('pg_stat_activity').whereRaw(`datname = current_database() and application_name <> 'halolight'`);
  return open.where('usename', pooled ? '=' : '<>', pooledUser).distinct('application_name').orderBy('application_name').pluck<string[]>('application_name');
}

describe('with DATABASE_DIRECT_URL', () => {
  it('what outlives a transaction goes there, and everything else by DATABASE_URL', async () => {
    await until(async () => (await connections(false)).length === 2);
    expect(await connections(false)).toEqual(['halolight-changes', 'halolight-jobs']);
    expect(await connections(true)).toEqual(['halolight-api', 'halolight-scheduler']);
  });

  it('an account is made, signs in, and its mail is a job that runs', async () => {
    const registration = { email: 'ada@example.org', username: 'ada', password: 'a-long-walk-in-the-rain' };
    expect((await api.anonymous().post('/api/auth/register', registration)).status).toBe(201);
    expect((await api.anonymous().post('/api/auth/forgot-password', { email: registration.email })).status).toBe(200);
    await until(async () => (await scheduler.mails(registration.email)).length > 0);
  });
});
