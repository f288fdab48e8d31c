import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../database/index.js';
import { createEmptyTestDatabase, until, type TestDatabase } from '../testing/index.js';
import { JOB_MIGRATION, migrateJobs } from './migrate-jobs.js';

let server: TestDatabase;
let database: Database;
beforeEach(async () => {
  server = await createEmptyTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
});
afterEach(async () => {
  // The library does not wait until its connections are closed, and one that is cut off then is an error that nobody hears.
  await until(async () => (await othersConnected()) === 0);
  await database?.close();
  await server?.drop();
});

async function othersConnected(): Promise<number> {
  const others = await database.root('pg_stat_activity').whereRaw('datname = current_database() and pid <> pg_backend_pid()');
  return others.length;
}

const applied = (): Promise<number[]> => database.root('graphile_worker.migrations').orderBy('id').pluck('id').then();

it('knows by its number the latest migration of the library that is installed', async () => {
  await migrateJobs(server.url);
  expect((await applied()).at(-1)).toBe(JOB_MIGRATION);
});

it('applies what an earlier version of the library had not', async () => {
  await migrateJobs(server.url);
  const all = await applied();
  // The latest only replaces a function.
  await database.root('graphile_worker.migrations').where({ id: JOB_MIGRATION }).delete();
  await migrateJobs(server.url);
  expect(await applied()).toEqual(all);
});
