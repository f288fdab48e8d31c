import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
let admin: ApiClient;
let anonymous: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
  anonymous = house.api.anonymous();
});
afterAll(() => house?.stop());

const UNKNOWN_ID = 2_000_000_000;

describe('failures', () => {
  it('are 404 in the common shape on an unknown path, with or without a token', async () => {
    for (const path of ['/api', '/api/', '/api/nowhere', '/api/users/1/nowhere', '/nowhere', '/api/USERS', '/favicon.ico', '/.env']) {
      expectRefusal(await anonymous.get(path), 404, 'NOT_FOUND', []);
      expectRefusal(await admin.get(path), 404, 'NOT_FOUND', []);
    }
  });

  it('are 405 with the methods there are', async () => {
    const expected: [method: string, path: string, allow: string][] = [
      ['PUT', '/api/auth/login', 'POST, OPTIONS'],
      ['GET', '/api/auth/register', 'POST, OPTIONS'],
      ['POST', '/api/auth/me', 'GET, HEAD, OPTIONS'],
      ['DELETE', '/api/users', 'GET, POST, HEAD, OPTIONS'],
      ['POST', '/api/users/1', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
      ['DELETE', '/api/permissions/grouped', 'GET, HEAD, OPTIONS'],
      ['POST', '/health', 'GET, HEAD, OPTIONS'],
    ];
    for (const [method, path, allow] of expected) {
      const answer = await anonymous.request(method, path);
      expectRefusal(answer, 405, 'METHOD_NOT_ALLOWED', []);
      expect(new Set(answer.headers.get('allow')?.split(', '))).toEqual(new Set(allow.split(', ')));
      const options = await anonymous.request('OPTIONS', path);
      expect([options.status, options.headers.get('allow')]).toEqual([204, answer.headers.get('allow')]);
    }
  });

  it('are 406 where Accept excludes JSON entirely, and only there', async () => {
    for (const accept of ['text/html', 'application/xml, text/plain;q=0.5', 'image/*', 'application/json;q=0']) {
      expectRefusal(await anonymous.get('/api/roles', { Accept: accept }), 406, 'NOT_ACCEPTABLE', []);
    }
    for (const accept of ['*/*', 'application/json', 'application/*', 'text/html, */*;q=0.1', 'application/json; charset=utf-8']) {
      expect([accept, (await anonymous.get('/api/roles', { Accept: accept })).status]).toEqual([accept, 200]);
    }
  });

  it('are 401 with the challenge of RFC 6750', async () => {
    const none = await anonymous.get('/api/users');
    expectRefusal(none, 401, 'UNAUTHORIZED', []);
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
    for (const authorization of ['Bearer nonsense', 'bearer a.b.c', 'BEARER x']) {
      const bad = await anonymous.get('/api/users', { Authorization: authorization });
      expectRefusal(bad, 401, 'UNAUTHORIZED', []);
      expect(bad.headers.get('www-authenticate')).toContain('invalid_token');
    }
    for (const authorization of ['Basic YTpi', 'Bearer', admin.accessToken]) {
      expectRefusal(await anonymous.get('/api/users', { Authorization: authorization }), 401, 'UNAUTHORIZED', []);
    }
  });

  it('answer HEAD as GET, without a body', async () => {
    const head = await anonymous.request('HEAD', '/api/roles');
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await anonymous.request('HEAD', '/api/users')).status).toBe(401);
  });
});

describe('the order of checks', () => {
  it('puts the version first', async () => {
    const old = { 'X-Version': '0.1' };
    expectRefusal(await anonymous.get('/api/users', old), 426, 'UPGRADE_REQUIRED');
    expectRefusal(await admin.post('/api/users', '{', old), 426, 'UPGRADE_REQUIRED');
    expectRefusal(await admin.get(`/api/users/${UNKNOWN_ID}`, old), 426, 'UPGRADE_REQUIRED');
  });

  it('then 401, then 403, then 400, then 404, then 409', async () => {
    const user = await house.demo('user');
    const broken = { email: 'nonsense', unknown: 1 };
    expectRefusal(await anonymous.patch(`/api/users/${UNKNOWN_ID}/status`, broken), 401, 'UNAUTHORIZED');
    expectRefusal(await user.patch(`/api/users/${UNKNOWN_ID}/status`, broken), 403, 'FORBIDDEN');
    expectRefusal(await user.post('/api/users', '{'), 403, 'FORBIDDEN');
    expectRefusal(await admin.patch(`/api/users/${UNKNOWN_ID}/status`, broken), 400, 'VALIDATION_ERROR');
    expectRefusal(await admin.patch(`/api/users/${UNKNOWN_ID}/status`, { status: 'ACTIVE' }), 404, 'NOT_FOUND');
    expectRefusal(await admin.patch(`/api/users/${UNKNOWN_ID}`, { email: 'user@example.com' }), 404, 'NOT_FOUND');
  });

  it('does not tell who may not see whether there is anything', async () => {
    const user = await house.demo('user');
    expectRefusal(await user.get('/api/users/1'), 403, 'FORBIDDEN');
    expectRefusal(await user.get(`/api/users/${UNKNOWN_ID}`), 403, 'FORBIDDEN');
    expectRefusal(await user.patch(`/api/users/${UNKNOWN_ID}`, { bio: 'x' }), 403, 'FORBIDDEN');
    expectRefusal(await user.put(`/api/users/${UNKNOWN_ID}`, { email: 'a@example.org', username: 'abc', name: 'x' }), 403, 'FORBIDDEN');
  });
});
