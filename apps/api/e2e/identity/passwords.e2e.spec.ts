import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

const NEW_PASSWORD = 'granite-heron-83';
const WEEK = 7 * 24 * 60 * 60_000;

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const change = (client: ApiClient, currentPassword: string, newPassword: string) =>
  client.post('/api/auth/change-password', { currentPassword, newPassword });
const isSignedIn = async (client: ApiClient) => (await client.get('/api/auth/me')).status === 200;

describe('POST /api/auth/change-password', () => {
  it('makes the new password the only one, and ends the other sessions', async () => {
    const { client, email, password } = await house.member();
    const other = await house.api.anonymous().signIn(email, password);
    const { status, body } = await change(client, password, NEW_PASSWORD);
    expect([status, body.data.email]).toEqual([200, email]);
    expect([await isSignedIn(client), await isSignedIn(other)]).toEqual([true, false]);
    const refreshed = await house.api.anonymous().post('/api/auth/refresh', { refreshToken: other.refreshToken });
    expect(refreshed.status).toBe(401);
    expect((await house.api.anonymous().post('/api/auth/login', { email, password })).status).toBe(401);
    await house.api.anonymous().signIn(email, NEW_PASSWORD);
  });

  it('asks for the current password', async () => {
    const { client, email, password } = await house.member();
    expectRefusal(await change(client, 'not it', NEW_PASSWORD), 400, 'VALIDATION_ERROR', ['currentPassword']);
    await house.api.anonymous().signIn(email, password);
  });

  it('takes no new password that is weak, known or the old one', async () => {
    const { client, email, password } = await house.member();
    for (const weak of ['short', 'password1', 'Halo-Light-2026', email, password]) {
      expectRefusal(await change(client, password, weak), 400, 'VALIDATION_ERROR', ['newPassword']);
    }
    expect(await isSignedIn(client)).toBe(true);
  });

  it('is for who is signed in', async () => {
    expectRefusal(await change(house.api.anonymous(), 'a', NEW_PASSWORD), 401, 'UNAUTHORIZED');
  });
});

describe('a generated password', () => {
  const open = async () => {
    const admin = await house.demo('super_admin');
    const { email, username } = uniquePerson();
    const { status, body } = await admin.post('/api/users', { email, username });
    return { admin, email, status, user: body.data, password: body.data.generatedPassword as string };
  };

  it('is shown once, to who opened the account', async () => {
    const { admin, status, user, password } = await open();
    expect([status, user.mustChangePassword]).toEqual([201, true]);
    expect(password.length).toBeGreaterThanOrEqual(16);
    expect((await admin.get(`/api/users/${user.id}`)).text).not.toContain(password);
  });

  it('opens nothing but me, change-password, logout and refresh until it is changed', async () => {
    const { email, password, user } = await open();
    const client = await house.api.anonymous().signIn(email, password);
    expect((await client.get('/api/auth/me')).body.data.mustChangePassword).toBe(true);
    expect((await client.get('/api/users/me')).status).toBe(200);
    client.keep(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));

    const closed = [
      await client.get('/api/auth/sessions'),
      await client.get(`/api/users/${user.id}`),
      await client.get('/api/roles'),
      await client.patch('/api/users/me', { bio: 'x' }),
      await client.post('/api/permissions/check', { permissions: ['users:view'] }),
      await client.post('/api/auth/logout-all'),
    ];
    for (const answer of closed) expectRefusal(answer, 403, 'PASSWORD_CHANGE_REQUIRED');

    const changed = await change(client, password, NEW_PASSWORD);
    expect([changed.status, changed.body.data.mustChangePassword]).toEqual([200, false]);
    expect((await client.get('/api/auth/sessions')).status).toBe(200);
    expect((await client.patch('/api/users/me', { bio: 'x' })).status).toBe(200);
  });

  it('signs in for seven days, and then as a wrong one does', async () => {
    const { email, password, user } = await open();
    const login = (secret: string) => house.api.anonymous().post('/api/auth/login', { email, password: secret });
    const age = (milliseconds: number) => house.database.sql('users').where({ id: user.id }).update({ password_set_at: new Date(Date.now() - milliseconds) });
    await age(WEEK - 60_000);
    expect((await login(password)).status).toBe(200);
    await age(WEEK);
    const [expired, wrong] = [await login(password), await login('wrong')];
    for (const answer of [expired, wrong]) expectRefusal(answer, 401, 'UNAUTHORIZED');
    expect(expired.body.error.message).toBe(wrong.body.error.message);
    const token = await house.api.anonymous().post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username: email, password }));
    expect([token.status, token.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('was set with the account where nobody noted when, as before that was noted', async () => {
    const { email, password, user } = await open();
    await house.database.sql('users').where({ id: user.id }).update({ password_set_at: null, created_at: new Date(Date.now() - WEEK) });
    expectRefusal(await house.api.anonymous().post('/api/auth/login', { email, password }), 401, 'UNAUTHORIZED');
  });

  it('lets its owner sign out', async () => {
    const { email, password } = await open();
    const client = await house.api.anonymous().signIn(email, password);
    expect((await client.post('/api/auth/logout')).status).toBe(200);
  });

  it('is not made where one is given', async () => {
    const admin = await house.demo('super_admin');
    const person = uniquePerson();
    const { body } = await admin.post('/api/users', person);
    expect([body.data.mustChangePassword, 'generatedPassword' in body.data]).toEqual([false, false]);
    await house.api.anonymous().signIn(person.email, person.password);
  });
});
