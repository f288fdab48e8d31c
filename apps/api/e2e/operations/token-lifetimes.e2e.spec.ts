import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ JWT_ACCESS_EXPIRES: '90s', JWT_REFRESH_EXPIRES: '2h', SESSION_EXPIRES: '3h' });
});
afterAll(() => house?.stop());

const seconds = (from: string, to: string): number => (new Date(to).getTime() - new Date(from).getTime()) / 1_000;

it('an access token lives as long as JWT_ACCESS_EXPIRES says', async () => {
  const { email, password } = await house.member();
  const { body } = await house.api.anonymous().post('/api/auth/login', { email, password });
  expect(body.data.expiresIn).toBe(90);
});

it('a refresh token lives as long as JWT_REFRESH_EXPIRES says, and no longer than SESSION_EXPIRES says', async () => {
  const { client, id } = await house.member();
  const session = async () => (await client.get('/api/auth/sessions')).body.data.items[0];
  const made = await session();
  expect(seconds(made.createdAt, made.expiresAt)).toBe(2 * 3_600);

  const signedInAt = new Date(Date.now() - 2 * 3_600_000);
  await house.database.sql('sessions').where({ user_id: id }).update({ created_at: signedInAt });
  client.keep(await house.api.anonymous().post('/api/auth/refresh', { refreshToken: client.refreshToken }));
  const refreshed = await session();
  expect(seconds(refreshed.createdAt, refreshed.expiresAt)).toBe(3 * 3_600);
});
