import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrateDown, migrateUp, openDatabase, type Database } from '../kernel/index.js';
import { createEmptyTestDatabase, silentLogger, type TestDatabase } from '../kernel/testing/index.js';
import { MIGRATIONS } from './index.js';

const NAME = '0118-sequences-of-ids';
const UNTIL = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === NAME) + 1);

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createEmptyTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  await migrateUp(server.url, silentLogger, UNTIL.slice(0, -1));
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const ids = (): Promise<number[]> => database.sql('activities').orderBy('id').pluck<number[]>('id');
const tell = () => database.sql('activities').insert({ type: 'thing.made' });

async function ways(): Promise<unknown> {
  const { rows } = await database.sql.raw(`
    select table_name, identity_generation, column_default from information_schema.columns
    where column_name = 'id' and table_name in ('activities', 'file_link_accesses', 'live_events', 'messages') order by table_name`);
  return rows;
}

it('numbers go on where they were, there and back, also where none was drawn', async () => {
  const before = await ways();
  await tell();
  await tell();
  await migrateUp(server.url, silentLogger, UNTIL);
  await tell();
  expect(await ids()).toEqual([1, 2, 3]);
  expect(await ways()).toEqual(
    ['activities', 'file_link_accesses', 'live_events', 'messages'].map((table) => ({
      table_name: table,
      identity_generation: null,
      column_default: `nextval('${table}_id_seq'::regclass)`,
    })),
  );
  const { rows: drawn } = await database.sql.raw(`select nextval(pg_get_serial_sequence('messages', 'id')) as id`);
  expect(drawn).toEqual([{ id: 1 }]);

  expect(await migrateDown(server.url, silentLogger, UNTIL)).toBe(NAME);
  await tell();
  expect(await ids()).toEqual([1, 2, 3, 4]);
  expect(await ways()).toEqual(before);
});
