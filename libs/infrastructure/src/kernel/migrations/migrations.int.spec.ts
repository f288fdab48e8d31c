import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.js';
import type { NamedMigration } from '../../migrations/named-migration.js';
import { openDatabase, type Database } from '../database/index.js';
import { createEmptyTestDatabase, silentLogger, until, type TestDatabase } from '../testing/index.js';
import { migrateDown } from './migrate-down.js';
import { migrateUp } from './migrate-up.js';
import { migrationStatus } from './migration-status.js';

let server: TestDatabase;
let database: Database;

beforeEach(async () => {
  server = await createEmptyTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 3_000 });
});

afterEach(async () => {
  await database.close();
  await server.drop();
});

function makesTable(name: string): NamedMigration {
  return {
    name,
    migration: {
      up: (knex) => knex.raw(`select pg_sleep(0.1); create table "${name}" ()`),
      down: (knex) => knex.raw(`drop table "${name}"`),
    },
  };
}

async function isWaiting({ root }: Database): Promise<boolean> {
  const waiting = await root('pg_stat_activity').where({ application_name: 'halolight-migrations', wait_event_type: 'Lock' });
  return waiting.length > 0;
}

/** Every relation, function and type of the schema, migrations' own bookkeeping aside. */
async function contents(): Promise<unknown> {
  const { rows } = await database.sql.raw(`
    select 'relation' as kind, relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relname not like 'knex%'
    union all select 'function', proname::text from pg_proc where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    order by 1, 2`);
  return rows;
}

describe('the migrations', () => {
  it('go all the way up, down and up again, leaving nothing behind and making the same', async () => {
    const names = MIGRATIONS.map(({ name }) => name);
    expect(await migrateUp(server.url, silentLogger)).toEqual(names);
    const made = await contents();
    for (const name of names.toReversed()) expect(await migrateDown(server.url, silentLogger)).toBe(name);
    expect(await contents()).toEqual([]);
    expect(await migrateDown(server.url, silentLogger)).toBeUndefined();
    expect(await migrateUp(server.url, silentLogger)).toEqual(names);
    expect(await contents()).toEqual(made);
  });
});

describe('migrateDown', () => {
  it('undoes nothing that it does not note in the same transaction', async () => {
    await migrateUp(server.url, silentLogger, [makesTable('0001-first')]);
    await database.root.raw(`
      create function keep() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$;
      create trigger keep before delete on knex_migrations for each row execute function keep()`);
    await expect(migrateDown(server.url, silentLogger, [makesTable('0001-first')])).rejects.toThrow('kept');
    expect(await database.root.schema.hasTable('0001-first')).toBe(true);
  });
});

describe('migrateUp', () => {
  const first = makesTable('0001-first');
  const second = makesTable('0002-second');

  it('applies each migration once when two processes start together', async () => {
    const applied = await Promise.all([1, 2].map(() => migrateUp(server.url, silentLogger, [first, second])));
    expect(applied.toSorted((one, other) => one.length - other.length)).toEqual([[], ['0001-first', '0002-second']]);
  });

  it('makes the tables of the job queue', async () => {
    await migrateUp(server.url, silentLogger, []);
    expect(await database.root.schema.withSchema('graphile_worker').hasTable('migrations')).toBe(true);
  });

  it('applies only what is missing', async () => {
    await migrateUp(server.url, silentLogger, [first]);
    expect(await migrateUp(server.url, silentLogger, [first, second])).toEqual(['0002-second']);
  });

  it('leaves the database as it was when one of them fails', async () => {
    const broken: NamedMigration = { name: '0002-broken', migration: { up: (knex) => knex.raw('no sql'), down: async () => undefined } };
    await expect(migrateUp(server.url, silentLogger, [first, broken])).rejects.toThrow('syntax error');
    expect(await migrationStatus(database.root, [first, broken])).toEqual({ applied: [], pending: ['0001-first', '0002-broken'] });
    expect(await contents()).toEqual([]);
  });

  it('keeps what came before a migration that starts a transaction and fails', async () => {
    const migration = { up: (knex) => knex.raw('no sql'), down: async () => undefined } satisfies NamedMigration['migration'];
    const broken: NamedMigration = { name: '0002-broken', migration, startsTransaction: true };
    await expect(migrateUp(server.url, silentLogger, [first, broken])).rejects.toThrow('syntax error');
    expect(await migrationStatus(database.root, [first, broken])).toEqual({ applied: ['0001-first'], pending: ['0002-broken'] });
    expect(await migrateUp(server.url, silentLogger, [first, { ...second, startsTransaction: true }])).toEqual(['0002-second']);
  });

  it('tells of all that it applied, in their order, however many transactions that took', async () => {
    expect(await migrateUp(server.url, silentLogger, [first, { ...second, startsTransaction: true }])).toEqual(['0001-first', '0002-second']);
  });

  it('keeps nobody from a table that it waits for, and changes it when it is free', async () => {
    await migrateUp(server.url, silentLogger, [first]);
    const wider: NamedMigration = {
      name: '0002-wider',
      migration: { up: (knex) => knex.raw('alter table "0001-first" add column width integer'), down: async () => undefined },
    };
    const user = await database.root.transaction();
    await user.raw('select from "0001-first"');
    const migration = migrateUp(server.url, silentLogger, [first, wider]);
    await until(async () => isWaiting(database));
    await database.root.raw('select from "0001-first"');
    await user.commit();
    expect(await migration).toEqual(['0002-wider']);
  });

  it('goes on after a process was killed while it migrated', async () => {
    await migrateUp(server.url, silentLogger, [first]);
    await database.root('knex_migrations_lock').update({ is_locked: 1 });
    expect(await migrateUp(server.url, silentLogger, [first, second])).toEqual(['0002-second']);
  });

  it('waits for the last statement of a process that was killed while it migrated', async () => {
    await migrateUp(server.url, silentLogger, [first]);
    const last = await database.root.transaction();
    await last('knex_migrations_lock').update({ is_locked: 1 });
    const migration = migrateUp(server.url, silentLogger, [first, second]);
    for (const isSeen of [true, false]) await until(async () => (await isWaiting(database)) === isSeen);
    await last.rollback();
    expect(await migration).toEqual(['0002-second']);
  });
});

describe('migrationStatus', () => {
  it('tells applied from pending, and changes nothing', async () => {
    const list = [makesTable('0001-first'), makesTable('0002-second')];
    expect(await migrationStatus(database.root, list)).toEqual({ applied: [], pending: ['0001-first', '0002-second'] });
    expect(await database.root.schema.hasTable('knex_migrations')).toBe(false);
    await migrateUp(server.url, silentLogger, list.slice(0, 1));
    expect(await migrationStatus(database.root, list)).toEqual({ applied: ['0001-first'], pending: ['0002-second'] });
  });
});
