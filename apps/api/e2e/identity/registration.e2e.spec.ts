import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const register = (body: unknown) => house.api.anonymous().post('/api/auth/register', body);

describe('POST /api/auth/register', () => {
  it('opens an account with the role user and signs it in', async () => {
    const person = uniquePerson();
    const client = house.api.anonymous();
    const answer = await client.post('/api/auth/register', { ...person, name: 'Ada Lovelace', phone: '+44 20 7946 0018' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      success: true,
      accessToken: answer.body.data.accessToken,
      refreshToken: answer.body.data.refreshToken,
      data: {
        tokenType: 'Bearer',
        expiresIn: 900,
        user: { email: person.email, username: person.username, name: 'Ada Lovelace', phone: '+44 20 7946 0018', status: 'ACTIVE', role: 'user' },
      },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    client.keep(answer);
    expect((await client.get('/api/auth/me')).body.data.permissions).toContain('dashboard:view');
    await house.api.anonymous().signIn(person.email, person.password);
  });

  it('needs neither name nor telephone number', async () => {
    const person = uniquePerson();
    const { status, body } = await register(person);
    expect([status, body.data.user.name, body.data.user.phone]).toEqual([201, person.username, null]);
  });

  it('keeps the e-mail address in lower case', async () => {
    const person = uniquePerson();
    const { body } = await register({ ...person, email: ` ${person.email.toUpperCase()} ` });
    expect(body.data.user.email).toBe(person.email);
  });

  it('refuses an e-mail address or a username that is taken, in any case', async () => {
    const taken = await house.member();
    expectRefusal(await register(uniquePerson({ email: taken.email })), 409, 'CONFLICT');
    expectRefusal(await register(uniquePerson({ email: taken.email.toUpperCase() })), 409, 'CONFLICT');
    expectRefusal(await register(uniquePerson({ username: taken.username })), 409, 'CONFLICT');
    expectRefusal(await register(uniquePerson({ username: taken.username.toUpperCase() })), 409, 'CONFLICT');
  });

  it('names everything that is wrong at once', async () => {
    const answer = await register({ email: 'not an address', username: 'a b', password: 'short', phone: 'call me' });
    expectRefusal(answer, 400, 'VALIDATION_ERROR', ['email', 'username', 'password', 'phone']);
    expectRefusal(await register({}), 400, 'VALIDATION_ERROR', ['email', 'username', 'password']);
  });

  it.each(['ada', 'ada@', '@example.org', 'ada@example', 'a b@example.org', 'ada@@example.org', 'ada@exa_mple.org', `${'a'.repeat(250)}@example.org`])(
    'takes "%s" for no e-mail address',
    async (email) => {
      expectRefusal(await register(uniquePerson({ email })), 400, 'VALIDATION_ERROR', ['email']);
    },
  );

  it.each([
    ['shorter than 8 characters', 'Xy7#pq2'],
    ['longer than 128 characters', `Xy7#${'pq2v'.repeat(32)}`],
    ['one of the common ones', 'password1'],
    ['one of the common ones in capitals', 'PASSWORD1'],
    ['with the name of its owner inside', '--lovelace--'],
    ['with the e-mail address of its owner inside', 'x countess.ada x'],
  ])('refuses a password %s', async (_why, password) => {
    const { username } = uniquePerson();
    const body = { email: `countess.ada@${username}.example.org`, username, name: 'Lovelace', password };
    expectRefusal(await register(body), 400, 'VALIDATION_ERROR', ['password']);
  });

  it('takes a password as it is, blanks and all of Unicode included', async () => {
    const person = uniquePerson({ password: '  Пароль 密码 🔑  ' });
    expect((await register(person)).status).toBe(201);
    await house.api.anonymous().signIn(person.email, person.password);
    expect((await house.api.anonymous().post('/api/auth/login', { email: person.email, password: person.password.trim() })).status).toBe(401);
  });

  it('is not a way to more rights', async () => {
    for (const field of ['role', 'roles', 'roleIds', 'permissions', 'status', 'id', 'mustChangePassword']) {
      expectRefusal(await register({ ...uniquePerson(), [field]: ['super_admin'] }), 400, 'VALIDATION_ERROR', [field]);
    }
  });

  it('can be switched off', async () => {
    const closed = await house.addApi({ REGISTRATION: 'closed' });
    expectRefusal(await closed.anonymous().post('/api/auth/register', uniquePerson()), 403, 'FORBIDDEN');
  });
});
