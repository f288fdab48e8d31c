import { FoldRollups } from '@halolight/application/analytics';
import { RoleDirectory } from '@halolight/application/identity';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { Container } from 'inversify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateDown, migrateUp, openDatabase, type Database } from '../kernel/index.js';
import { createEmptyTestDatabase, silentLogger, until, type TestDatabase } from '../kernel/testing/index.js';
import { MIGRATIONS } from '../migrations/index.js';
import { composeFeatures } from './testing/index.js';

const NAME = '0122-role-holders';
const UNTIL = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === NAME) + 1);
const USERS = 20;

let server: TestDatabase;
let database: Database;
let features: Container;
beforeAll(async () => {
  server = await createEmptyTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 });
  features = composeFeatures(database, {});
  await migrateUp(server.url, silentLogger, UNTIL.slice(0, -1));
  await database.sql.raw(
    `insert into users (email, username, name, status, password_hash, deleted_at)
     select n || '@example.org', 'user' || n, 'A user', 'ACTIVE', 'none', case when n % 5 = 0 then now() end from generate_series(1, ?) as n`,
    [USERS],
  );
  await database.sql.raw(`insert into user_roles select users.id, roles.id from users, roles where users.id % roles.id = 0`);
  await migrateUp(server.url, silentLogger, UNTIL);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const fold = () => features.get(FoldRollups).execute();

/** As told by the list of roles, and as the rows themselves say. */
async function expectExact(): Promise<void> {
  const { items } = await features.get(RoleDirectory).page(samplePageRequest({ pageSize: 100 }));
  const { rows } = await database.sql.raw<{ rows: { id: number; userCount: number }[] }>(
    `select roles.id, count(users.id) as "userCount" from roles
       left join user_roles on role_id = roles.id left join users on users.id = user_id and deleted_at is null
     group by roles.id order by roles.id`,
  );
  expect(items.map(({ id, userCount }) => ({ id, userCount }))).toEqual(rows);
}

it('counts who has a role already, there and back and there again, also where some of it was folded', async () => {
  await expectExact();
  await fold();
  await expectExact();
  expect(await migrateDown(server.url, silentLogger, UNTIL)).toBe(NAME);
  await database.sql('user_roles').where({ user_id: 1 }).delete();
  await migrateUp(server.url, silentLogger, UNTIL);
  await expectExact();
});

describe('the number of holders of a role is exact', () => {
  it.each([
    ['roles are given to many', 'insert into user_roles select users.id, roles.id from users, roles on conflict do nothing'],
    [
      'accounts are made with a role in one statement',
      `with made as (
         insert into users (email, username, name, status, password_hash)
         select n || '@example.com', 'made' || n, 'A user', 'ACTIVE', 'none' from generate_series(1, 5) as n returning id
       ) insert into user_roles select id, 3 from made`,
    ],
    ['they are taken from some', 'delete from user_roles where user_id % 4 = 1'],
    ['one role becomes another', 'update user_roles set role_id = 1 where role_id = 2 and user_id % 4 = 2 and not exists (select from user_roles as had where had.user_id = user_roles.user_id and had.role_id = 1)'],
    ['accounts are deleted', 'update users set deleted_at = now() where id % 3 = 0'],
    ['accounts that were deleted are deleted again', 'update users set deleted_at = now() where deleted_at is not null'],
    ['one that was deleted gets a role, and another loses one', 'delete from user_roles where user_id = 3; insert into user_roles values (3, 1), (3, 2)'],
    ['accounts come back', 'update users set deleted_at = null where id % 6 = 0'],
    ['rows of accounts go, some of which were deleted', 'delete from users where id in (3, 4, 9, 12)'],
    ['a role goes', 'delete from user_roles where role_id = 4; delete from roles where id = 4'],
  ])('when %s', async (_, statements) => {
    await database.sql.raw(statements);
    await expectExact();
    await fold();
    await expectExact();
  });

  it('when what was noted is rolled back', async () => {
    const change = database.root.transaction(async (transaction) => {
      await transaction.raw('delete from user_roles');
      throw new Error('never mind');
    });
    await expect(change).rejects.toThrow('never mind');
    await expectExact();
  });

  it('once a role is gone, by no count of it that stays', async () => {
    await fold();
    const gone = await database.sql('record_counts').where({ subject: 'role 4' });
    expect(gone).toEqual([]);
  });
});

describe('of two changes at the same time, the number of holders', () => {
  const GIVEN = 'insert into user_roles values (1, 3)';
  const TAKEN = 'delete from user_roles where user_id = 1 and role_id = 3';
  const HIDDEN = 'update users set deleted_at = now() where id = 1';
  const REMOVED = 'delete from users where id = 1';
  beforeEach(async () => {
    await database.sql.raw(`
      delete from users where id = 1;
      insert into users (id, email, username, name, status, password_hash) values (1, 'one@example.org', 'one', 'One', 'ACTIVE', 'none')`);
  });

  const isWaiting = async (): Promise<boolean> =>
    (await database.root('pg_stat_activity').where({ datname: database.root.raw('current_database()'), wait_event_type: 'Lock' })).length > 0;

  it.each([
    ['a role given, and the account deleted', '', GIVEN, HIDDEN],
    ['the account deleted, and a role given', '', HIDDEN, GIVEN],
    ['a role taken, and the account deleted', GIVEN, TAKEN, HIDDEN],
    ['the account deleted, and a role taken', GIVEN, HIDDEN, TAKEN],
    ['a role taken, and the row of the account gone', GIVEN, TAKEN, REMOVED],
    ['a role given, and the row of the account gone', '', GIVEN, REMOVED],
  ])('knows of both: %s', async (_, before, first, second) => {
    await database.sql.raw(before || 'select 1');
    const later: Promise<unknown>[] = [];
    await database.root.transaction(async (earlier) => {
      await earlier.raw(first);
      later.push(database.root.raw(second).then(() => undefined));
      await until(isWaiting);
    });
    await Promise.all(later);
    await expectExact();
  });

  it('keeps nobody from the same role of another account', async () => {
    await database.root.transaction(async (earlier) => {
      await earlier.raw(GIVEN);
      await database.root.raw('insert into user_roles values (2, 3) on conflict do nothing; delete from user_roles where user_id = 2 and role_id = 3');
    });
    await expectExact();
  });
});
