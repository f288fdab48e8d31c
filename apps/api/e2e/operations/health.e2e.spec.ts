import type { DisposablePostgres } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { disposableDatabase } from '../kit/disposable-database.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';

let server: DisposablePostgres;
let house: Installation;
beforeAll(async () => {
  const disposable = await disposableDatabase();
  server = disposable.server;
  house = await Installation.start({}, { database: disposable.database });
});
afterAll(() => house?.stop());

const ask = (path: string) => house.api.anonymous().get(path);

describe('health', () => {
  it.each(['/health', '/health/live', '/health/ready', '/api/health', '/api/health/live', '/api/health/ready'])('%s says ok and when', async (path) => {
    const { status, body, headers } = await ask(path);
    expect([status, body]).toEqual([200, { status: 'ok', timestamp: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('while a migration is missing is not ready, and says so', async () => {
    const [last] = await house.database.sql('knex_migrations').orderBy('id', 'desc').limit(1);
    await house.database.sql('knex_migrations').where({ id: last.id }).delete();
    const answer = await ask('/health/ready');
    expectRefusal(answer, 503, 'UNAVAILABLE', ['migrations']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ask('/health')).status).toBe(200);
    await house.database.sql('knex_migrations').insert(last);
    expect((await ask('/health/ready')).status).toBe(200);
  });

  fault('while the database is away is alive, but not ready, and says what does not work, not why', async () => {
    await server.kill();
    const answer = await ask('/health/ready');
    expectRefusal(answer, 503, 'UNAVAILABLE');
    expect(answer.body.error.details).toContainEqual({ field: 'database', message: expect.any(String) });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|select/i);
    expect([(await ask('/health')).status, (await ask('/health/live')).status, (await ask('/metrics')).status]).toEqual([200, 200, 200]);

    await server.restart();
    await until(async () => (await ask('/health/ready')).status === 200);
  });
});
