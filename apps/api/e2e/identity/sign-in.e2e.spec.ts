import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const login = (body: unknown) => house.api.anonymous().post('/api/auth/login', body);
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('POST /api/auth/login', () => {
  it('answers the example of the seed documents with the access token at top level', async () => {
    const { status, body } = await login({ email: 'admin@example.com', password: '123456' });
    expect(status).toBe(200);
    expect(body.accessToken).toEqual(expect.any(String));
    expect(body.accessToken).toBe(body.data.accessToken);
    expect(body.refreshToken).toBe(body.data.refreshToken);
  });

  it('answers with the user and two tokens, and nothing else', async () => {
    const { body } = await login({ email: 'manager@example.com', password: DEMO_PASSWORD });
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'data', 'refreshToken', 'success']);
    expect(body).toMatchObject({ success: true, data: { tokenType: 'Bearer', expiresIn: 900 } });
    expect(Object.keys(body.data).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken', 'tokenType', 'user']);
    expect(body.data.user).toEqual({
      id: expect.any(Number),
      email: 'manager@example.com',
      username: 'manager',
      name: expect.any(String),
      phone: null,
      avatar: null,
      department: expect.any(String),
      position: expect.any(String),
      bio: null,
      status: 'ACTIVE',
      role: 'admin',
      roles: [{ id: expect.any(Number), name: 'admin', label: 'Administrator' }],
      groups: ['Marketing', 'Sales'].map((name) => ({ id: expect.any(Number), name })),
      mustChangePassword: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      updatedAt: expect.stringMatching(/Z$/),
      lastLoginAt: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    ['an e-mail address', { email: 'user@example.com' }],
    ['an e-mail address in capitals and with blanks', { email: ' User@Example.COM ' }],
    ['a username', { username: 'user' }],
    ['a username in capitals', { username: 'USER' }],
    ['a username in the field of the e-mail address', { email: 'user' }],
    ['an e-mail address in the field of the username', { username: 'user@example.com' }],
  ])('accepts %s', async (_what, who) => {
    const { status, body } = await login({ ...who, password: DEMO_PASSWORD });
    expect([status, body.data?.user.username]).toEqual([200, 'user']);
  });

  it('hands out a JSON Web Token that says who, for how long, and nothing secret', async () => {
    const { body } = await login({ username: 'user', password: DEMO_PASSWORD });
    const claims = claimsOf(body.accessToken);
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    expect(claims.sub).toBe(String(body.data.user.id));
    expect(claims.exp - claims.iat).toBe(900);
    expect(body.refreshToken).toMatch(/^[A-Za-z0-9._~-]{128}$/);
  });

  it('keeps of refresh tokens nothing that could be used as one', async () => {
    const { body } = await login({ username: 'user', password: DEMO_PASSWORD });
    const { rows } = await house.database.sql.raw<{ rows: { row: string }[] }>('select sessions::text as row from sessions');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(body.refreshToken.slice(32));
  });

  it('gives a wrong password, an unknown account and a disabled one the same answer', async () => {
    const { email, id, password } = await house.member();
    const admin = await house.demo('super_admin');
    await admin.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' });
    const refusals = [
      await login({ email: 'user@example.com', password: 'not the password' }),
      await login({ email: uniquePerson().email, password: DEMO_PASSWORD }),
      await login({ username: 'no such user', password: DEMO_PASSWORD }),
      await login({ email, password }),
    ];
    for (const refusal of refusals) {
      expectRefusal(refusal, 401, 'UNAUTHORIZED', []);
      expect(refusal.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(new Set(refusals.map(({ body }) => body.error.message)).size).toBe(1);
  });

  it('names what is missing', async () => {
    expectRefusal(await login({ password: 'x' }), 400, 'VALIDATION_ERROR', ['email']);
    expectRefusal(await login({ email: 'user@example.com' }), 400, 'VALIDATION_ERROR', ['password']);
    expectRefusal(await login({ email: 'user@example.com', password: '' }), 400, 'VALIDATION_ERROR', ['password']);
    expectRefusal(await login(undefined), 400, 'VALIDATION_ERROR');
  });

  it('asks who it is when two accounts are named', async () => {
    const both = { email: 'admin@example.com', username: 'user', password: DEMO_PASSWORD };
    expectRefusal(await login(both), 400, 'VALIDATION_ERROR', ['username']);
    expect((await login({ ...both, email: '' })).body.data.user.username).toBe('user');
  });

  it('remembers when somebody last signed in', async () => {
    const before = await house.demo('guest');
    const { lastLoginAt } = (await before.get('/api/auth/me')).body.data;
    const after = await house.demo('guest');
    const now = (await after.get('/api/auth/me')).body.data.lastLoginAt;
    expect(new Date(now).getTime()).toBeGreaterThan(new Date(lastLoginAt).getTime());
  });
});
