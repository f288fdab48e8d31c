import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../config/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { assertDatabaseReachable } from './assert-database-reachable.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const faultOf = async (url: string, variable?: string): Promise<string> => {
  const error: unknown = await assertDatabaseReachable(url, variable).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return error instanceof ConfigurationError ? error.message : '';
};

describe('assertDatabaseReachable', () => {
  it('says nothing of a database that answers', async () => {
    await expect(assertDatabaseReachable(database.url)).resolves.toBeUndefined();
  });

  it.each(['127.0.0.1', 'localhost'])('names the variable and the reason on one line, without the password, when nothing listens on %s', async (host) => {
    const fault = await faultOf(`postgres://halo:marble-otter@${host}:9/halo`);
    expect(fault).toMatch(/^DATABASE_URL: connect ECONNREFUSED \S+:9; is the server running\?$/);
    expect(fault).not.toContain('marble');
  });

  it('names another variable where the URL came from one', async () => {
    expect(await faultOf('postgres://halo@127.0.0.1:9/halo', 'DATABASE_DIRECT_URL')).toMatch(/^DATABASE_DIRECT_URL: connect ECONNREFUSED/);
  });

  it('says what the server answers, and does not ask whether it runs', async () => {
    const missing = new URL(database.url);
    missing.pathname = '/no_such_database';
    expect(await faultOf(missing.href)).toBe('DATABASE_URL: database "no_such_database" does not exist');
  });
});
