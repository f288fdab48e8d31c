import { RateLimitedError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../database/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { SharedRequestLimit } from './shared-request-limit.js';

describe('SharedRequestLimit', () => {
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

  it('allows three hundred requests a minute from one network, counted by all processes together', async () => {
    const [one, other] = [new SharedRequestLimit(database), new SharedRequestLimit(database)];
    expect(await one.take('2001:db8::1', 'authentication')).toMatchObject({ limit: 300, remaining: 299 });
    expect(await other.take('2001:db8::2', 'authentication')).toMatchObject({ limit: 300, remaining: 298 });
    for (let time = 0; time < 298; time += 1) await one.take('2001:db8::1', 'authentication');
    for (const replica of [one, other, one]) {
      const refusal = await replica.take('2001:db8::3', 'authentication').catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RateLimitedError);
      expect(refusal).toMatchObject({ limit: 300 });
      expect((refusal as RateLimitedError).retryAfterSeconds).toBeGreaterThan(0);
      expect((refusal as RateLimitedError).retryAfterSeconds).toBeLessThanOrEqual(60);
    }
    expect((await one.take('2001:db8:0:1::1', 'authentication')).remaining).toBe(299);
  });

  it('counts page views and links that are followed apart from attempts to sign in', async () => {
    const limit = new SharedRequestLimit(database);
    for (const requests of ['visits', 'links'] as const) await limit.take('192.0.2.9', requests);
    expect(await limit.take('192.0.2.9', 'authentication')).toMatchObject({ limit: 300, remaining: 299 });
    for (const requests of ['visits', 'links'] as const) expect(await limit.take('192.0.2.9', requests)).toMatchObject({ limit: 300, remaining: 298 });
  });

  it('says honestly how long a window still lasts', async () => {
    const limit = new SharedRequestLimit(database);
    expect(await limit.take('192.0.2.1', 'authentication')).toEqual({ limit: 300, remaining: 299, resetSeconds: 60 });
    await database.sql('rate_limits').where('key', 'requests:192.0.2.1').decrement('expire', 59_500);
    expect(await limit.take('192.0.2.1', 'authentication')).toEqual({ limit: 300, remaining: 298, resetSeconds: 1 });
    await database.sql('rate_limits').where('key', 'requests:192.0.2.1').decrement('expire', 1_000);
    expect(await limit.take('192.0.2.1', 'authentication')).toEqual({ limit: 300, remaining: 299, resetSeconds: 60 });
  });
});
