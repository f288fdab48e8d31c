import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const LIMITS = { name: 100, phone: 32, avatar: 2048, department: 100, position: 100, bio: 2000 };
const MIB = 1024 * 1024;

describe('request bodies', () => {
  it('are refused with every unknown field named', async () => {
    const answer = await admin.post('/api/users', { ...uniquePerson(), isAdmin: true, created_at: 'now', nested: { a: 1 } });
    expectRefusal(answer, 400, 'VALIDATION_ERROR', ['isAdmin', 'created_at', 'nested']);
    const prototype = `{"email":"a@example.org","__proto__":{"roles":["super_admin"]},"constructor":1}`;
    expectRefusal(await admin.post('/api/users', prototype), 400, 'VALIDATION_ERROR');
  });

  it.each(['{', '{"email":', '[1,', 'nonsense', "{'a':1}", '{"a":1}}', '"text', '\u0000'])('are 400 when they are malformed: %j', async (body) => {
    expectRefusal(await admin.post('/api/users', body), 400, 'VALIDATION_ERROR', ['body']);
  });

  it.each(['[]', '7', 'true', 'null', '"text"', '[{"email":"a@example.org"}]'])('are 400 when they are no object: %s', async (body) => {
    expectRefusal(await admin.post('/api/users', body), 400, 'VALIDATION_ERROR');
  });

  it('are 400 when they are missing', async () => {
    expectRefusal(await admin.post('/api/users'), 400, 'VALIDATION_ERROR');
    expectRefusal(await admin.post('/api/users', ''), 400, 'VALIDATION_ERROR');
  });

  it('are 415 in any other type, charset or encoding', async () => {
    const body = JSON.stringify(uniquePerson());
    const foreign = ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/json; charset=utf-16'];
    for (const type of foreign) {
      expectRefusal(await admin.post('/api/users', body, { 'Content-Type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE', []);
    }
    expectRefusal(await admin.post('/api/users', body, { 'Content-Encoding': 'zstd-of-ours' }), 415, 'UNSUPPORTED_MEDIA_TYPE', []);
    expect((await admin.post('/api/users', body, { 'Content-Type': 'Application/JSON; charset=UTF-8' })).status).toBe(201);
  });

  it('are 400 when their bytes are not UTF-8', async () => {
    const bytes = new Uint8Array(Buffer.from('{"name":"\xff"}', 'latin1'));
    expectRefusal(await admin.patch('/api/users/me', bytes, { 'Content-Type': 'application/json' }), 400, 'VALIDATION_ERROR', ['body']);
  });

  it('say nothing where none is declared, or are refused', async () => {
    const { client } = await house.member();
    for (const path of ['/api/auth/logout', '/api/auth/logout-all']) {
      expectRefusal(await client.post(path, { everywhere: true }), 400, 'VALIDATION_ERROR', ['everywhere']);
      expectRefusal(await client.post(path, '{'), 400, 'VALIDATION_ERROR', ['body']);
      expectRefusal(await client.post(path, 'x', { 'Content-Type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE', []);
    }
    expect((await client.post('/api/auth/logout', {})).status).toBe(200);
  });

  it('are 413 beyond a mebibyte', async () => {
    const padded = (bytes: number) => JSON.stringify({ bio: 'x'.repeat(bytes - '{"bio":""}'.length) });
    expectRefusal(await admin.patch('/api/users/me', padded(MIB + 1)), 413, 'PAYLOAD_TOO_LARGE', []);
    expectRefusal(await admin.patch('/api/users/me', padded(MIB)), 400, 'VALIDATION_ERROR', ['bio']);
    expectRefusal(await admin.patch('/api/users/me', padded(8 * MIB)), 413, 'PAYLOAD_TOO_LARGE', []);
  });
});

describe('text', () => {
  it('is trimmed', async () => {
    const { body } = await admin.patch('/api/users/me', { name: '  Ada  Lovelace\n', bio: '\t\u00a0x ' });
    expect([body.data.name, body.data.bio]).toEqual(['Ada  Lovelace', 'x']);
    expectRefusal(await admin.patch('/api/users/me', { name: '   ' }), 400, 'VALIDATION_ERROR', ['name']);
    expect((await admin.get('/api/users?search=%20%20admin%40example%20')).body.data.total).toBe(1);
  });

  it('is refused with a NUL character in it, wherever it stands', async () => {
    expectRefusal(await admin.patch('/api/users/me', { name: 'a\0b', bio: '\0' }), 400, 'VALIDATION_ERROR', ['name', 'bio']);
    expectRefusal(await admin.patch('/api/users/me', { 'na\0me': 'x' }), 400, 'VALIDATION_ERROR');
    expectRefusal(await admin.get('/api/users?search=%00'), 400, 'VALIDATION_ERROR', ['search']);
    expectRefusal(await admin.get('/api/users?cursor=a%00b'), 400, 'VALIDATION_ERROR', ['cursor']);
    expectRefusal(await house.api.anonymous().post('/api/auth/login', { email: 'a\0', password: 'x\0' }), 400, 'VALIDATION_ERROR', ['email', 'password']);
    expectRefusal(await admin.post('/api/roles', { name: 'abc', label: 'x', permissions: ['a:\0'] }), 400, 'VALIDATION_ERROR', ['permissions.0']);
  });

  it('is refused with half a character in it', async () => {
    expectRefusal(await admin.patch('/api/users/me', { name: 'a\ud800', bio: '\udc00' }), 400, 'VALIDATION_ERROR', ['name', 'bio']);
  });

  it('is refused together with all else that is wrong', async () => {
    const wrong = { email: 'nobody', username: 'a\0b', password: 'short', name: 7, more: 1 };
    expectRefusal(await house.api.anonymous().post('/api/auth/register', wrong), 400, 'VALIDATION_ERROR', ['username', 'email', 'password', 'name', 'more']);
  });

  it('is refused when it is too long, and taken when it just fits', async () => {
    const { client } = await house.member();
    const fill = (field: string, length: number) => (field === 'avatar' ? '/'.padEnd(length, 'x') : '1'.repeat(length));
    const most = Object.entries(LIMITS).map(([field, length]) => [field, fill(field, length)]);
    const tooMuch = Object.entries(LIMITS).map(([field, length]) => [field, fill(field, length + 1)]);
    expect((await client.patch('/api/users/me', Object.fromEntries(most))).status).toBe(200);
    expectRefusal(await client.patch('/api/users/me', Object.fromEntries(tooMuch)), 400, 'VALIDATION_ERROR', Object.keys(LIMITS));
    expectRefusal(await client.patch('/api/users/me', { username: 'u'.repeat(51), email: `${'e'.repeat(245)}@example.org` }), 400, 'VALIDATION_ERROR', ['username', 'email']);
    expectRefusal(await admin.get(`/api/users?search=${'x'.repeat(201)}`), 400, 'VALIDATION_ERROR', ['search']);
  });

  it.each(['\ud800', '\u202e', 'İ', 'ﬁ', '🔑'.repeat(50), "'; drop table users; --", '${7*7}', '{{7*7}}', '../../etc/passwd', '%s%n', '\u0001'])(
    'is kept as it is or refused, never a failure of ours: %j',
    async (value) => {
      const { client } = await house.member();
      const { status, body } = await client.patch('/api/users/me', { name: value, bio: value, department: value });
      if (status === 200) expect(body.data.bio).toBe(value.trim());
      else expect(status).toBe(400);
      const others = [
        await client.patch('/api/users/me', { email: `${value}@example.org`, username: value }),
        await admin.get(`/api/users?search=${encodeURIComponent(value.toWellFormed())}&role=${encodeURIComponent(value.toWellFormed())}`),
        await admin.post('/api/roles', { name: value, label: value, permissions: [value] }),
        await house.api.anonymous().post('/api/auth/login', { email: value, password: value }),
      ];
      for (const other of others) expect(other.status).toBeLessThan(500);
    },
  );
});

describe('types', () => {
  it.each([7, true, {}, [], [['x']], null])('are not converted: %j is no name', async (value) => {
    expectRefusal(await admin.patch('/api/users/me', { name: value }), 400, 'VALIDATION_ERROR', ['name']);
  });

  it('of numbers are checked', async () => {
    for (const id of [0, -1, 1.5, 2 ** 53, '1', true]) {
      expectRefusal(await admin.put('/api/users/1/roles', { roleIds: [id] }), 400, 'VALIDATION_ERROR', ['roleIds.0']);
    }
    expectRefusal(await admin.put('/api/users/1/roles', '{"roleIds":[1e400]}'), 400, 'VALIDATION_ERROR');
  });
});
