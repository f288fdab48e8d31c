import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import { RowLock } from '../kit/row-lock.js';

let house: Installation;
let member: Member;
beforeAll(async () => {
  house = await Installation.start({ DB_POOL_MAX: '2', DB_POOL_TIMEOUT_MS: '400' });
  member = await house.member();
});
afterAll(() => house?.stop());

describe('a pool without a free connection', () => {
  fault('costs who comes next 503 with Retry-After, and nobody else anything', async () => {
    const lock = await RowLock.onUser(house.database, member.id);
    const running = [1, 2].map(() => member.client.patch('/api/users/me', { bio: 'Waited for' }));
    await lock.hasWaiting(2);

    const latecomers = await Promise.all([
      house.api.anonymous().get('/api/roles'),
      house.api.anonymous().post('/api/auth/login', { email: member.email, password: member.password }),
      house.api.anonymous().post('/api/auth/refresh', { refreshToken: member.client.refreshToken }),
      member.client.get('/api/auth/me'),
    ]);
    for (const answer of latecomers) {
      expectRefusal(answer, 503, 'UNAVAILABLE', []);
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    }
    expect((await house.api.anonymous().get('/health')).status).toBe(200);
    expectRefusal(await member.client.get('/api/users'), 403, 'FORBIDDEN');
    const metrics = await house.api.anonymous().get('/metrics');
    expect(metrics.text).toContain('database_connections{state="open"} 2');

    await lock.release();
    for (const answer of await Promise.all(running)) expect([answer.status, answer.body.data.bio]).toEqual([200, 'Waited for']);
    expect((await member.client.get('/api/auth/me')).status).toBe(200);
  });

  it('serves everyone in turn when connections come free in time', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => house.api.anonymous().get('/api/roles')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
