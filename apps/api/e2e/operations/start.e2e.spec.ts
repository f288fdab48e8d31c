import { createTestDatabase, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../kit/running-api.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const failure = (variables: Record<string, string>, url = database.url): Promise<string> =>
  RunningApi.start(url, variables).then(
    async (api) => api.stop().then(() => 'it started'),
    (error: Error) => error.message,
  );

describe('a start', () => {
  it('is refused with one line for every setting that is wrong', async () => {
    const message = await failure({ PORT: 'eighty', JWT_ACCESS_EXPIRES: 'soon', CORS_ORIGINS: 'everywhere', DB_POOL_MAX: '0', SEED: 'some' });
    expect(message).toContain('exit code 1');
    for (const name of ['PORT', 'JWT_ACCESS_EXPIRES', 'CORS_ORIGINS', 'DB_POOL_MAX', 'SEED']) {
      expect(message.split('\n').filter((line) => line.startsWith(`${name}: `))).toHaveLength(1);
    }
    expect(message).not.toMatch(/^\s+at /m);
  });

  it('is refused in production without secrets, with weak ones, and with demo data', async () => {
    const message = await failure({ NODE_ENV: 'production', JWT_SECRET: 'short', PASSWORD_PEPPER: '' });
    for (const name of ['JWT_SECRET', 'PASSWORD_PEPPER', 'SEED']) expect(message).toMatch(new RegExp(`^${name}: `, 'm'));
    expect(message).not.toContain('short');
  });

  it('is refused on one line, without the password, when the database does not answer', async () => {
    const message = await failure({}, 'postgres://halo:marble-otter@127.0.0.1:9/halo');
    expect(message).toContain('exit code 1');
    expect(message).toMatch(/^DATABASE_URL: connect ECONNREFUSED 127\.0\.0\.1:9; is the server running\?$/m);
    expect(message).not.toContain('marble');
  });

  it('is refused when the database does not answer on the direct way', async () => {
    const message = await failure({ DATABASE_DIRECT_URL: 'postgres://halo:marble-otter@127.0.0.1:9/halo' });
    expect(message).toMatch(/^DATABASE_DIRECT_URL: connect ECONNREFUSED 127\.0\.0\.1:9; is the server running\?$/m);
    expect(message).not.toContain('marble');
  });

  it('is refused in plain words when the port is taken', async () => {
    const api = await RunningApi.start(database.url);
    const message = await failure({ PORT: new URL(api.url).port });
    await api.stop();
    expect(message).toMatch(/^PORT: port \d+ is in use/m);
  });
});
