import { signInThrottleContract } from '@halolight/application/identity/testing';
import { RateLimitedError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { SharedSignInThrottle } from './shared-sign-in-throttle.js';

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

const wrong = async (): Promise<null> => null;

signInThrottleContract('SharedSignInThrottle', () => ({
  throttle: new SharedSignInThrottle(database, true),
  passQuarterOfAnHour: async () => void (await database.sql('rate_limits').decrement('expire', 15 * 60_000)),
}));

describe('SharedSignInThrottle', () => {
  it('counts together with other processes', async () => {
    const [one, other] = [new SharedSignInThrottle(database, true), new SharedSignInThrottle(database, true)];
    const attempts = Array.from({ length: 12 }, (_, time) => (time % 2 === 0 ? one : other).attempt({ subject: { login: 'shared', userId: null }, ip: null }, wrong));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  it('keeps the limit of an account where those of addresses are lifted', async () => {
    const throttle = new SharedSignInThrottle(database, false);
    for (let time = 0; time < 101; time += 1) await throttle.attempt({ subject: { login: `many ${time}`, userId: null }, ip: '198.51.100.1' }, wrong);
    for (let time = 0; time < 10; time += 1) await throttle.attempt({ subject: { userId: 1 }, ip: null }, wrong);
    await expect(throttle.attempt({ subject: { userId: 1 }, ip: null }, wrong)).rejects.toThrow(RateLimitedError);
  });

  it('counts what is tried inside a transaction that is undone', async () => {
    const throttle = new SharedSignInThrottle(database, true);
    const undone = database.transaction(async () => {
      await throttle.attempt({ subject: { login: 'undone', userId: null }, ip: null }, wrong);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    for (let time = 0; time < 9; time += 1) await throttle.attempt({ subject: { login: 'undone', userId: null }, ip: null }, wrong);
    await expect(throttle.attempt({ subject: { login: 'undone', userId: null }, ip: null }, wrong)).rejects.toThrow(RateLimitedError);
  });

  it('keeps no login', async () => {
    await new SharedSignInThrottle(database, true).attempt({ subject: { login: 'ada@example.org', userId: null }, ip: '192.0.2.7' }, wrong);
    const rows: { key: string }[] = await database.sql('rate_limits').select('key');
    expect(rows.filter(({ key }) => key.includes('example'))).toEqual([]);
  });

  it('lets nobody in while the database is away', async () => {
    const away = openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:9/nowhere', dbPoolMax: 1, dbPoolTimeoutMs: 500 });
    await expect(new SharedSignInThrottle(away, true).attempt({ subject: { login: 'ada', userId: null }, ip: null }, async () => 'in')).rejects.toThrow('ECONNREFUSED');
    await away.close();
  });
});
