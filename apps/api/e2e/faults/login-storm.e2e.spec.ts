import { afterAll, beforeAll, expect } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';

/** More than hash at once and wait together. */
const CALLERS = 400;

let house: Installation;
let member: Member;
beforeAll(async () => {
  house = await Installation.start({ SEED: 'none' });
  member = await house.member();
});
afterAll(() => house?.stop());

fault('more sign-ins at once than can be hashed are told at once to come back, the others succeed, and nobody else waits', async () => {
  const { email, password, client } = member;
  const storm = Promise.all(Array.from({ length: CALLERS }, () => house.api.anonymous().post('/api/auth/login', { email, password })));
  expect((await client.get('/api/auth/me')).status).toBe(200);
  const answers = await storm;
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(CALLERS - refused.length);
  for (const { headers, body } of refused) expect([headers.get('retry-after'), body.error.code]).toEqual([expect.stringMatching(/^[1-9]\d*$/), 'UNAVAILABLE']);
  expect((await house.api.anonymous().signIn(email, password)).accessToken).not.toBe('');
});
