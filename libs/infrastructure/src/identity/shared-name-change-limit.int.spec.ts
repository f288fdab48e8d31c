import { nameChangeLimitContract } from '@halolight/application/identity/testing';
import { RateLimitedError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { SharedNameChangeLimit } from './shared-name-change-limit.js';

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

nameChangeLimitContract('SharedNameChangeLimit', () => ({
  limit: new SharedNameChangeLimit(database),
  passQuarterOfAnHour: async () => void (await database.sql('rate_limits').decrement('expire', 15 * 60_000)),
}));

describe('SharedNameChangeLimit', () => {
  it('counts together with other processes', async () => {
    const limits = [new SharedNameChangeLimit(database), new SharedNameChangeLimit(database)];
    for (let time = 0; time < 10; time += 1) await limits[time % 2]?.take(9_999);
    for (const limit of limits) await expect(limit.take(9_999)).rejects.toThrow(RateLimitedError);
  });
});
