import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One answer of every status that this API has without a fault, and the pages around it. */
async function everyKindOfAnswer(): Promise<Answer[]> {
  const anonymous = house.api.anonymous();
  return [
    await admin.get('/api/users'),
    await admin.post('/api/permissions', { name: 'things:view' }),
    await anonymous.request('OPTIONS', '/api/users'),
    await anonymous.get('/'),
    await admin.post('/api/permissions', { name: 'nonsense' }),
    await admin.post('/api/permissions', '{'),
    await anonymous.get('/api/users'),
    await (await house.demo('guest')).get('/api/users'),
    await anonymous.get('/api/nowhere'),
    await anonymous.get('/nowhere'),
    await anonymous.get('/api/%E0%A4%A'),
    await anonymous.delete('/api/auth/login'),
    await anonymous.get('/api/roles', { Accept: 'text/html' }),
    await admin.post('/api/permissions', { name: 'users:view' }),
    await admin.post('/api/permissions', { name: 'x'.repeat(2_000_000) }),
    await admin.post('/api/permissions', 'name=x', { 'Content-Type': 'text/plain' }),
    await anonymous.get('/api/roles', { 'X-Version': '0.1' }),
    await anonymous.get('/health'),
    await anonymous.get('/metrics'),
    await anonymous.get('/docs'),
    await anonymous.get('/openapi.json'),
    await anonymous.get('/logo.png'),
  ];
}

describe('every answer', () => {
  it('bears its request id, its time and the security headers, whatever its status', async () => {
    const answers = await everyKindOfAnswer();
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([200, 201, 204, 302, 400, 401, 403, 404, 405, 406, 409, 413, 415, 426]);
    for (const { status, headers } of answers) {
      expect([status, headers.get('x-request-id')]).toEqual([status, expect.stringMatching(UUID)]);
      expect([status, headers.get('x-process-time')]).toEqual([status, expect.stringMatching(/^\d+(\.\d+)?$/)]);
      expect(Number(headers.get('x-process-time'))).toBeLessThan(60);
      expect([status, headers.get('x-content-type-options')]).toEqual([status, 'nosniff']);
      expect([status, headers.get('x-frame-options')]).toEqual([status, 'SAMEORIGIN']);
      expect([status, headers.get('content-security-policy')]).toEqual([status, expect.stringContaining("default-src 'none'")]);
      expect([status, headers.get('strict-transport-security')]).toEqual([status, expect.stringContaining('max-age=')]);
      expect([status, headers.get('referrer-policy')]).toEqual([status, 'no-referrer']);
      expect([status, headers.get('x-powered-by')]).toEqual([status, null]);
    }
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(answers.length);
  });

  it('is the contract’s failure in JSON even to what is no HTTP', async () => {
    const { hostname, port } = new URL(house.api.url);
    const socket = connect(Number(port), hostname);
    socket.end('GET /api/roles HTTP/1.1\r\nno header field\r\n\r\n');
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head).toMatch(/^X-Request-Id: /im);
    expect(head).toMatch(/^X-Process-Time: /im);
    expect(head).toMatch(/^X-Content-Type-Options: nosniff/im);
    expect(JSON.parse(body)).toMatchObject({ success: false, error: { code: 'VALIDATION_ERROR' } });
  });

  it('keeps a request id that is well formed and replaces every other', async () => {
    for (const id of ['my-request.1', 'A_b-9', 'x'.repeat(128)]) {
      const { headers } = await house.api.anonymous().get('/health', { 'X-Request-Id': id });
      expect(headers.get('x-request-id')).toBe(id);
    }
    for (const id of ['', 'with blanks in it', '<script>', 'x'.repeat(129), 'ü']) {
      const { headers } = await house.api.anonymous().get('/health', { 'X-Request-Id': id });
      expect(headers.get('x-request-id')).toMatch(UUID);
    }
  });

  it('is UTF-8 JSON in camelCase with times in UTC', async () => {
    const { headers, body } = await admin.patch('/api/users/me', { name: 'Zoë 密码 🔑' });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body.data.name).toBe('Zoë 密码 🔑');
    expect(body.data.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Object.keys(body.data).filter((key) => !/^[a-z][A-Za-z]*$/.test(key))).toEqual([]);
  });
});
