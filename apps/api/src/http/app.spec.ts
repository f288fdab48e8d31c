import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bearer, errorOf, json, startTestApp, type TestApp } from '../../testing/start-test-app.js';

const UUID = /^[0-9a-f-]{36}$/;

describe('the HTTP host', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  describe('on every answer', () => {
    it.each(['/api/notes', '/api/nowhere', '/api/notes/mine', '/health', '/'])('sends its headers: %s', async (path) => {
      const { headers } = await app.fetch(path);
      expect(headers.get('x-request-id')).toMatch(UUID);
      expect(Number(headers.get('x-process-time'))).toBeGreaterThan(0);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('vary')).toContain('Origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('etag')).toBeNull();
    });

    it('keeps a well-formed request id and repeats it in the error', async () => {
      const response = await app.fetch('/api/nowhere', { headers: { 'X-Request-Id': 'my-Id_1.2' } });
      expect(response.headers.get('x-request-id')).toBe('my-Id_1.2');
      expect((await errorOf(response)).requestId).toBe('my-Id_1.2');
    });

    it.each(['', 'a b', 'x'.repeat(129), '<script>'])('replaces the malformed request id "%s"', async (id) => {
      const response = await app.fetch('/health', { headers: { 'X-Request-Id': id } });
      expect(response.headers.get('x-request-id')).toMatch(UUID);
    });

    it('admits the configured origins and shows them the custom headers, on failures too', async () => {
      const { headers } = await app.fetch('/api/nowhere', { headers: { Origin: 'http://localhost:3000' } });
      expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
      expect(headers.get('access-control-expose-headers')).toContain('X-Request-Id');
    });

    it('admits no other origin', async () => {
      const { headers } = await app.fetch('/api/notes', { headers: { Origin: 'http://evil.example' } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    });

    it('answers a preflight without asking for credentials', async () => {
      const response = await app.fetch('/api/notes', {
        method: 'OPTIONS',
        headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-methods')).toContain('POST');
      expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
    });
  });

  describe('finds the operation', () => {
    it('answers 404 in the error shape on an unknown path', async () => {
      const response = await app.fetch('/api/nowhere');
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        success: false,
        error: { code: 'NOT_FOUND', message: 'There is nothing at this path', details: [], requestId: response.headers.get('x-request-id') },
      });
    });

    it('answers 405 with Allow where the path is known and the method is not', async () => {
      const response = await app.fetch('/api/notes', { method: 'PUT' });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
      expect((await errorOf(response)).code).toBe('METHOD_NOT_ALLOWED');
    });

    it('prefers a literal segment to a parameter, whatever order they were declared in', async () => {
      const mine = await app.fetch('/api/notes/mine', bearer('viewer'));
      expect(await mine.json()).toEqual({ success: true, data: { userId: 42 } });
      expect((await app.fetch('/api/notes/mine', { method: 'DELETE', ...bearer('owner') })).status).toBe(405);
    });

    it('answers HEAD like GET, without the body', async () => {
      const response = await app.fetch('/api/notes', { method: 'HEAD' });
      expect([response.status, await response.text()]).toEqual([200, '']);
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    });

    it('answers OPTIONS with the methods of the path', async () => {
      const response = await app.fetch('/api/notes/7', { method: 'OPTIONS' });
      expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, DELETE, HEAD, OPTIONS']);
    });

    it('answers 400 to a path that is not well-formed percent-encoding', async () => {
      const response = await app.fetch('/api/notes/%E0%A4%A');
      expect(response.status).toBe(400);
      expect((await errorOf(response)).details).toEqual([{ field: 'path', message: 'is not well-formed percent-encoding' }]);
    });

    it.each(['application/json', '*/*', 'application/*;q=0.5', 'text/html, application/json;q=0.1'])('serves whoever accepts %s', async (accept) => {
      expect((await app.fetch('/api/notes', { headers: { Accept: accept } })).status).toBe(200);
    });

    it.each(['text/html', 'application/json;q=0', 'image/*'])('answers 406 to whoever accepts only %s', async (accept) => {
      const response = await app.fetch('/api/notes', { headers: { Accept: accept } });
      expect([response.status, (await errorOf(response)).code]).toEqual([406, 'NOT_ACCEPTABLE']);
    });
  });

  describe('checks X-Version', () => {
    it.each([
      ['/api/notes', '1.0', 200],
      ['/api/notes', '0.8', 426],
      ['/api/notes', '', 426],
      ['/api/notes', 'banana', 426],
      ['/api/nowhere', '0.8', 426],
      ['/api/versions', '0.8', 200],
      ['/api/health', '0.8', 200],
      ['/openapi.json', '0.8', 200],
      ['/logo.png', '0.8', 200],
      ['/metrics', '0.8', 200],
    ])('%s with "%s" answers %i', async (path, version, status) => {
      expect((await app.fetch(path, { headers: { 'X-Version': version } })).status).toBe(status);
    });

    it('says so in the words of the contract', async () => {
      const response = await app.fetch('/api/notes', { headers: { 'X-Version': '0.9' } });
      expect(await errorOf(response)).toMatchObject({ code: 'UPGRADE_REQUIRED', message: 'Version not supported anymore' });
    });
  });

  describe('checks in the order 426, 401, 403, 400', () => {
    const bad = (headers: Record<string, string>): RequestInit => json('{not json', headers);

    it.each([
      [426, { 'X-Version': '0.1' }],
      [401, {}],
      [401, { Authorization: 'Bearer unknown' }],
      [403, { Authorization: 'Bearer viewer' }],
      [400, { Authorization: 'Bearer owner' }],
    ] as const)('%i for %j with a malformed body', async (status, headers) => {
      expect((await app.fetch('/api/notes', bad(headers))).status).toBe(status);
    });

    it('creates nothing on the way', () => {
      expect(app.notes.created).toEqual([]);
    });
  });

  describe('tells who calls', () => {
    it('challenges callers without a token', async () => {
      const response = await app.fetch('/api/notes/mine');
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    it.each(['Bearer unknown', 'bearer unknown', 'BEARER  unknown '])('says why the token in "%s" is refused', async (authorization) => {
      const response = await app.fetch('/api/notes/mine', { headers: { Authorization: authorization } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    });

    it.each(['Basic dTpw', 'Bearer', 'Bearer ', 'viewer'])('takes "%s" for no token', async (authorization) => {
      const response = await app.fetch('/api/notes/mine', { headers: { Authorization: authorization } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    it('answers 503, not 401, when it cannot be told', async () => {
      const response = await app.fetch('/api/notes/mine', bearer('outage'));
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
      expect((await errorOf(response)).code).toBe('UNAVAILABLE');
    });

    it.each([
      ['viewer', 200],
      ['editor', 200],
      ['owner', 200],
      ['half', 403],
      ['nobody', 403],
    ])('lets %s pass with %i where one of two sets of permissions is needed', async (token, status) => {
      expect((await app.fetch('/api/notes/1', bearer(token))).status).toBe(status);
    });

    it('demands a change of password everywhere but where it can be made', async () => {
      expect((await app.fetch('/api/notes/mine', bearer('renewed'))).status).toBe(200);
      const elsewhere = await app.fetch('/api/notes/1', bearer('renewed'));
      expect([elsewhere.status, (await errorOf(elsewhere)).code]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    });

    it('ignores credentials on public routes', async () => {
      expect((await app.fetch('/api/notes', bearer('unknown'))).status).toBe(200);
    });

    it('knows the caller of an optional route who sends a token, and demands that it is good', async () => {
      const known = async (init?: RequestInit): Promise<unknown> => (await app.fetch('/api/notes/optional', init)).json();
      expect(await known()).toEqual({ success: true, data: { userId: null } });
      expect(await known(bearer('nobody'))).toEqual({ success: true, data: { userId: 42 } });
      expect((await app.fetch('/api/notes/optional', bearer('unknown'))).status).toBe(401);
    });
  });

  describe('answers failures', () => {
    it('with the domain error\'s words and fields', async () => {
      const response = await app.fetch('/api/notes/fail/taken');
      expect(response.status).toBe(409);
      expect(await errorOf(response)).toMatchObject({ code: 'CONFLICT', message: 'This title is taken', details: [{ field: 'title', message: 'is taken' }] });
    });

    it('with Retry-After when something is away', async () => {
      const response = await app.fetch('/api/notes/fail/away');
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
      const requestId = response.headers.get('x-request-id');
      const lines = app.logger.lines.filter(({ message, fields }) => message !== 'request' && fields['requestId'] === requestId);
      expect(lines).toEqual([
        { level: 'warn', message: 'request not served', fields: { requestId, route: '/api/notes/fail/:reason', status: 503, reason: expect.any(String) } },
      ]);
    });

    it('without the cause when it is ours, which is logged under the same request id', async () => {
      const response = await app.fetch('/api/notes/fail/disk');
      const body = await response.text();
      expect(response.status).toBe(500);
      expect(body).not.toContain('secret cause');
      const requestId = response.headers.get('x-request-id');
      const line = app.logger.lines.find(({ level, fields }) => level === 'error' && fields['requestId'] === requestId);
      expect(line?.fields['error']).toEqual(new Error('secret cause: disk'));
    });
  });

  it('makes the origin of a request known to everything done for it', async () => {
    const response = await app.fetch('/api/notes/origin', { headers: { 'User-Agent': 'x'.repeat(600) } });
    expect(await response.json()).toEqual({ success: true, data: { ip: '127.0.0.1', userAgent: 'x'.repeat(512) } });
  });

  it('logs and measures each request once, by its route', async () => {
    const response = await app.fetch('/api/notes/77', { headers: { ...bearer('viewer').headers, 'X-Request-Id': 'logged-1' } });
    await response.text();
    await new Promise(setImmediate);
    const lines = app.logger.lines.filter(({ fields }) => fields['requestId'] === 'logged-1');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ method: 'GET', route: '/api/notes/:id', status: 200, userId: 42, durationMs: expect.any(Number) });
    expect(app.metrics.observed.at(-1)).toEqual(['GET', '/api/notes/:id', 200, expect.any(Number)]);
  });
});
