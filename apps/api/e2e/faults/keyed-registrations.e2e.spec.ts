import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

/** Many more than there are connections, and no more than may wait for their hash. */
const CALLERS = 12;

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ SEED: 'none', DB_POOL_MAX: '2', DB_POOL_TIMEOUT_MS: '500', RATE_LIMIT: 'off' });
});
afterAll(() => house?.stop());

fault('registrations under keys of their own wait for their hashes without a connection, which others get meanwhile', async () => {
  const { client } = await house.member();
  let areDone = false;
  const storm = Promise.all(Array.from({ length: CALLERS }, () => house.api.anonymous().post('/api/auth/register', uniquePerson(), { 'Idempotency-Key': randomUUID() })));
  void storm.catch(() => undefined).finally(() => (areDone = true));
  const statuses = new Set<number>();
  do statuses.add((await client.get('/api/auth/me')).status);
  while (!areDone);
  expect([...statuses]).toEqual([200]);
  expect(new Set((await storm).map(({ status }) => status))).toEqual(new Set([201]));
});
