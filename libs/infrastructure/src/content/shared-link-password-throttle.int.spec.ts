import { linkPasswordThrottleContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { SharedLinkPasswordThrottle } from './shared-link-password-throttle.js';

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

linkPasswordThrottleContract('SharedLinkPasswordThrottle', () => ({
  throttle: new SharedLinkPasswordThrottle(database),
  passQuarterOfAnHour: async () => void (await database.sql('rate_limits').decrement('expire', 15 * 60_000)),
}));

it('counts together with other processes', async () => {
  const [one, other] = [new SharedLinkPasswordThrottle(database), new SharedLinkPasswordThrottle(database)];
  const attempts = Array.from({ length: 12 }, (_, time) => (time % 2 === 0 ? one : other).attempt(900, async () => false));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
});
