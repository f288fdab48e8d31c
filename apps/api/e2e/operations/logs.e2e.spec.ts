import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertDiscreet, secretsOf } from '../kit/assert-discreet.js';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { TYPED_PASSWORDS } from '../kit/passwords.js';
import { until } from '../kit/until.js';
import { uniquePerson } from '../kit/unique-person.js';

const SECRETS = { JWT_SECRET: 'quartz-badger-51-signs-the-tokens', PASSWORD_PEPPER: 'basalt-weasel-77,flint-stoat-12' };

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ ...SECRETS, LOG_LEVEL: 'debug' });
});
afterAll(() => house?.stop());

const written = async (requestId: string) => {
  await until(async () => (await house.api.output()).includes(requestId));
  return (await house.api.log()).filter((line) => line.requestId === requestId);
};

/** Does with secrets whatever can be done with them, well and badly. @returns every secret that was used */
async function useSecrets(): Promise<string[]> {
  const person = uniquePerson({ password: 'Obsidian-Ferret-04' });
  const client = house.api.anonymous();
  client.keep(await client.post('/api/auth/register', person));
  const tokens = [client.accessToken, client.refreshToken];
  client.keep(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
  tokens.push(client.accessToken, client.refreshToken);
  await client.post('/api/auth/change-password', { currentPassword: 'Wrong-Marten-19', newPassword: 'Slate-Polecat-33' });
  await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: 'Slate-Polecat-33' });
  await client.post('/api/auth/change-password', { currentPassword: 'Slate-Polecat-33', newPassword: 'Short-9', extra: 'Extra-Ermine-8' });
  await client.post('/api/auth/login', { email: person.email, password: 'Wrong-Otter-20' });
  await client.post('/api/auth/login', { email: person.email, password: ['List-Mink-44'] });
  await client.post('/api/auth/login', `{"email":"x","password":"Broken-Sable-61`);
  await client.post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username: person.email, password: 'Form-Weasel-27' }));
  await client.post('/api/auth/refresh', { refreshToken: tokens[1] }, { 'User-Agent': 'thief' });
  await client.get('/api/users?password=Query-Stoat-90', { Authorization: 'Bearer Forged-Genet-15', Cookie: 'session=Cookie-Civet-72' });
  await client.get('/api/nowhere/Path-Tayra-48');
  await client.post('/api/auth/register', uniquePerson({ email: person.email, password: 'Taken-Fisher-56' }));
  const admin = await house.demo('super_admin');
  const made = await admin.post('/api/users', { email: uniquePerson().email });
  tokens.push(made.body.data.generatedPassword, admin.accessToken, admin.refreshToken);
  await house.api.anonymous({ Authorization: `Basic ${Buffer.from('admin:Basic-Badger-84').toString('base64')}` }).get('/docs');
  return tokens;
}

describe('the log', () => {
  it('is JSON, each line with time, level, service and message', async () => {
    await house.api.anonymous().get('/health', { 'X-Request-Id': 'the-first-request' });
    expect(await written('the-first-request')).toHaveLength(1);
    const lines = await house.api.log();
    for (const line of lines) {
      expect(line).toMatchObject({ time: expect.stringMatching(/^\d{4}-.*Z$/), level: expect.stringMatching(/^(debug|info|warn|error)$/), service: 'api', message: expect.any(String) });
    }
  });

  it('has one line for each request under the id that its answer bears', async () => {
    const admin = await house.demo('super_admin');
    const { headers } = await admin.get('/api/users/1', { 'X-Request-Id': 'the-id-of-a-test' });
    expect(headers.get('x-request-id')).toBe('the-id-of-a-test');
    const [line, ...others] = await written('the-id-of-a-test');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ level: 'info', message: 'request', method: 'GET', route: '/api/users/:id', status: 200, durationMs: expect.any(Number) });
    expect(line.userId).toEqual(expect.any(Number));
  });

  it('tells which account a security event is about, and from where', async () => {
    const { client, id } = await house.member();
    await client.post('/api/auth/refresh', { refreshToken: client.refreshToken });
    expectRefusal(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }, { 'User-Agent': 'thief' }), 401, 'UNAUTHORIZED');
    await until(async () => (await house.api.output()).includes('session.reuse_detected'));
    const event = (await house.api.log()).find(({ message }) => message === 'session.reuse_detected');
    expect(event).toMatchObject({ level: 'warn', userId: id, sessionId: expect.any(Number), client: { userAgent: 'thief', ip: '127.0.0.1' }, requestId: expect.any(String) });
  });

  it('holds no password, token, hash or key, even at the level debug; nor do the metrics', async () => {
    const tokens = await useSecrets();
    const hashes = await house.database.sql('users').pluck<string[]>('password_hash');
    const sentinel = await house.api.anonymous().get('/health');
    await written(sentinel.headers.get('x-request-id') ?? '');
    const metrics = await house.api.anonymous().get('/metrics');
    const text = (await house.api.output()) + metrics.text;

    const typed = /[A-Z][a-z]+-(Ferret|Marten|Polecat|Otter|Mink|Sable|Weasel|Stoat|Genet|Civet|Tayra|Fisher|Badger|Ermine)-\d+|Short-9|Path-Tayra/g;
    expect(text.match(typed)).toBeNull();
    const keys = Object.values(SECRETS).flatMap((value) => value.split(','));
    for (const secret of [...tokens, ...hashes, ...keys]) {
      expect(text).not.toContain(secret);
      // Half of a secret is too much as well.
      expect(text).not.toContain(secret.slice(0, secret.length / 2));
    }
    expect(text).not.toMatch(/\$argon2|eyJhbGciOi/);
    expect(text).not.toContain('"123456"');
  });
});

describe('what any program of any of these tests wrote', () => {
  const secrets = secretsOf({ ...SECRETS, DATABASE_URL: 'postgres://halo:granite-badger-33@db/halo' });

  it('is looked through when it ends: a token, a hash, a password that tests type or one of its secrets fails the test', async () => {
    const { accessToken, refreshToken } = await house.demo('user');
    const [hash] = await house.database.sql('users').limit(1).pluck<string[]>('password_hash');
    for (const secret of [accessToken, refreshToken, hash, ...TYPED_PASSWORDS, JSON.stringify(DEMO_PASSWORD), ...secrets]) expect(() => assertDiscreet(`one line\nGET /ws?token=${secret}\nanother`, secrets)).toThrow('A secret was logged');
    expect(secrets).toHaveLength(4);
    for (const line of ['a line that says nothing', 'x'.repeat(128), `{"requestId":"${refreshToken}"}`]) expect(() => assertDiscreet(line, secrets)).not.toThrow();
  });
});
