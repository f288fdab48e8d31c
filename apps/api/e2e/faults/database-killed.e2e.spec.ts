import { setTimeout as pause } from 'node:timers/promises';
import type { DisposablePostgres } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { disposableDatabase } from '../kit/disposable-database.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';

const WRITERS = 8;
/** The pool gives up after 3 s; an answer must come soon after. */
const LONGEST_ANSWER_MS = 5_000;

let server: DisposablePostgres;
let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  const disposable = await disposableDatabase();
  server = disposable.server;
  house = await Installation.start({}, { database: disposable.database });
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

function expectUnavailable(answer: Answer): void {
  expectRefusal(answer, 503, 'UNAVAILABLE', []);
  expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(answer.text).not.toMatch(/ECONN|connect|pg_|select|insert|knex/i);
}

/** Writes without pause, through both kinds of statements that the API has, until it is told to end. */
class WriteLoad {
  readonly acknowledged: string[] = [];
  readonly refused: Answer[] = [];
  longestMs = 0;
  private isOver = false;
  private readonly writers = Array.from({ length: WRITERS }, (_, writer) => this.write(writer));

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.writers);
  }

  private async write(writer: number): Promise<void> {
    for (let count = 0; !this.isOver; count += 1) {
      const name = `w${writer}-${count}`;
      const startedAt = performance.now();
      const answer = await (count % 2 === 0
        ? admin.post('/api/permissions', { name: `${name}:view` })
        : admin.post('/api/roles', { name, label: name, permissions: ['users:view', 'roles:view'] }));
      this.longestMs = Math.max(this.longestMs, performance.now() - startedAt);
      if (answer.status === 201) this.acknowledged.push(answer.body.data.name);
      else this.refused.push(answer);
    }
  }
}

describe('the database server, killed under writes and started again', () => {
  fault('costs 503 meanwhile, never a hang, and nothing that was acknowledged; the API goes on by itself', async () => {
    const load = new WriteLoad();
    await until(async () => load.acknowledged.length > 100);
    await server.kill();
    await until(async () => load.refused.length > WRITERS);
    await pause(2_000);
    const before = load.acknowledged.length;
    await server.restart();
    await until(async () => load.acknowledged.length > before + 100);
    await load.end();

    for (const answer of load.refused) expectUnavailable(answer);
    expect(load.longestMs).toBeLessThan(LONGEST_ANSWER_MS);
    const kept = new Set([
      ...(await house.database.sql('permissions').pluck<string[]>('name')),
      ...(await house.database.sql('roles').join('role_permissions', 'role_id', 'id').groupBy('name').havingRaw('count(*) = 2').pluck<string[]>('name')),
    ]);
    expect(load.acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
  }, 60_000);

  fault('makes sign-in, refresh and every protected route answer 503 while it is away, not 401', async () => {
    await server.kill();
    const anonymous = house.api.anonymous();
    const answers = [
      await anonymous.post('/api/auth/login', { email: 'admin@example.com', password: DEMO_PASSWORD }),
      await anonymous.post('/api/auth/login', { email: 'nobody@example.com', password: 'wrong' }),
      await anonymous.post('/api/auth/refresh', { refreshToken: admin.refreshToken }),
      await admin.get('/api/auth/me'),
      await admin.get('/api/users'),
      await admin.post('/api/auth/logout'),
      await anonymous.get('/api/roles'),
    ];
    const byForm = await anonymous.post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username: 'admin', password: DEMO_PASSWORD }));
    expect([byForm.status, byForm.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    for (const answer of answers) expectUnavailable(answer);
    expectRefusal(await anonymous.get('/api/users', { Authorization: 'Bearer nonsense' }), 401, 'UNAUTHORIZED');

    await server.restart();
    await until(async () => (await admin.get('/api/auth/me')).status === 200);
    expect((await anonymous.post('/api/auth/refresh', { refreshToken: admin.refreshToken })).status).toBe(200);
  });

  fault('makes an API that starts meanwhile end with an error instead of waiting for ever', async () => {
    await server.kill();
    await expect(house.addApi()).rejects.toThrow('exit code 1');
    await server.restart();
    await until(async () => (await house.api.anonymous().get('/health/ready')).status === 200);
  });
});
