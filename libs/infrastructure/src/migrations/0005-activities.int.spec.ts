import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';

let server: TestDatabase;
let database: Database;
let userId: number;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 });
  const person = { email: 'ada@example.org', username: 'ada', name: 'Ada', status: 'ACTIVE', password_hash: 'none' };
  [userId = -1] = (await database.sql('users').insert(person).returning<{ id: number }[]>('id')).map(({ id }) => id);
  await database.sql('activities').insert({ type: 'thing.made', actor_id: userId, subject_type: 'thing', subject_id: 12 });
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const rows = () => database.sql('activities').orderBy('id').select<object[]>('*');

describe('the audit log', () => {
  it.each([
    ['a change', `update activities set data = '{"forged": true}'`],
    ['a change of nothing', 'update activities set type = type where false'],
    ['a deletion', 'delete from activities'],
    ['an emptying', 'truncate activities'],
    ['an emptying by way of the accounts', 'truncate users cascade'],
    ['a replacement', `insert into activities (id, type) overriding system value select id, 'forged' from activities on conflict (id) do update set type = 'forged'`],
    ['a merge', `merge into activities a using (select 1) s on true when matched then delete`],
  ])('is append-only: the database refuses %s', async (_what, statement) => {
    const before = await rows();
    await expect(database.sql.raw(statement)).rejects.toThrow('The audit log is append-only');
    expect(await rows()).toEqual(before);
  });

  it('keeps the accounts that it names', async () => {
    await expect(database.sql('users').where({ id: userId }).delete()).rejects.toThrow('activities_actor_id_fkey');
  });

  it.each([
    [{ type: 'x'.repeat(101) }],
    [{ type: 'thing.made', subject_type: 'thing' }],
    [{ type: 'thing.made', subject_id: 1 }],
    [{ type: 'thing.made', actor_id: 2_000_000_000 }],
    [{ type: null }],
    [{ id: 1, type: 'thing.made' }],
  ])('takes no row that makes no sense: %j', async (row) => {
    await expect(database.sql('activities').insert(row)).rejects.toThrow();
  });
});
