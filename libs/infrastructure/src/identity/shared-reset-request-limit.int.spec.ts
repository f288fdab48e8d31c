import { resetRequestLimitContract } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { SharedResetRequestLimit } from './shared-reset-request-limit.js';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ databaseUrl: testDatabase.url, dbPoolMax: 4, dbPoolTimeoutMs: 3_000 });
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

resetRequestLimitContract('SharedResetRequestLimit', () => ({
  limit: new SharedResetRequestLimit(database),
  passHalfAnHour: async () => void (await database.sql('rate_limits').decrement('expire', 30 * 60_000)),
}));

describe('SharedResetRequestLimit', () => {
  it('counts together with other processes, and keeps no address', async () => {
    const limits = [new SharedResetRequestLimit(database), new SharedResetRequestLimit(database)];
    const answers = await Promise.all(limits.flatMap((limit) => Array.from({ length: 4 }, () => limit.admits('shared@example.org'))));
    expect(answers.filter((isAdmitted) => isAdmitted)).toHaveLength(5);
    const rows: { key: string }[] = await database.sql('rate_limits').select('key');
    expect(rows.filter(({ key }) => key.includes('example'))).toEqual([]);
  });

  it('passes on that the database is away', async () => {
    const away = openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:9/nowhere', dbPoolMax: 1, dbPoolTimeoutMs: 500 });
    await expect(new SharedResetRequestLimit(away).admits('ada@example.org')).rejects.toThrow('ECONNREFUSED');
    await away.close();
  });
});
