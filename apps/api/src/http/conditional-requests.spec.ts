import { afterEach, describe, expect, it } from '@jest/globals';
import { errorOf, startTestApp, type TestApp } from '../../testing/start-test-app.js';

const PATH = '/api/notes/versioned';

describe('conditional requests', () => {
  let app: TestApp;
  const start = async (requireIfMatch = false): Promise<void> => {
    app = await startTestApp({ requireIfMatch });
  };
  afterEach(() => app.close());

  const send = (method: string, headers: Record<string, string> = {}): Promise<Response> => app.fetch(PATH, { method, headers });

  it('carry the version as a weak ETag, for the caller alone', async () => {
    await start();
    const { headers } = await send('GET');
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual(['W/"3"', 'private, no-cache']);
    expect((await send('PUT')).headers.get('etag')).toMatch(/^W\/"4-[a-z0-9]+"$/);
  });

  it.each(['W/"3"', '"3"', 'W/"1", W/"3"', '*'])('answer 304 without a body to If-None-Match: %s', async (tags) => {
    await start();
    for (const method of ['GET', 'HEAD']) {
      const response = await send(method, { 'If-None-Match': tags });
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(response.headers.get('etag')).toBe('W/"3"');
      expect(response.headers.get('x-request-id')).toMatch(/./);
      expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([null, null]);
    }
  });

  it.each(['W/"2"', '"3-abc"', '3', ''])('answer in full to If-None-Match: %j', async (tags) => {
    await start();
    const response = await send('GET', { 'If-None-Match': tags });
    expect([response.status, await response.json()]).toEqual([200, { success: true, data: { method: 'GET' } }]);
  });

  it('heed If-None-Match where something is read, and where there is an ETag, alone', async () => {
    await start();
    expect((await send('PUT', { 'If-None-Match': '*' })).status).toBe(200);
    expect((await app.fetch('/api/notes/origin', { headers: { 'If-None-Match': '*' } })).status).toBe(200);
  });

  it('hand the versions of If-Match to what changes the resource', async () => {
    await start();
    const expected = async (tags: string): Promise<unknown> => ((await (await send('PUT', { 'If-Match': tags })).json()) as { data: unknown }).data;
    expect(await expected('W/"3", "4-abc"')).toEqual({ expected: [3, 4] });
    expect(await expected('*')).toEqual({ expected: 'any' });
    const malformed = await send('PUT', { 'If-Match': '3' });
    expect([malformed.status, (await errorOf(malformed)).details]).toEqual([400, [{ field: 'If-Match', message: expect.any(String) }]]);
  });

  it('are required where that is configured and there is something to match', async () => {
    await start(true);
    const response = await send('PUT');
    const { code, details } = await errorOf(response);
    expect([response.status, code, details[0]?.field]).toEqual([428, 'PRECONDITION_REQUIRED', 'If-Match']);
    expect((await send('PUT', { 'If-Match': '*' })).status).toBe(200);
    expect((await send('GET')).status).toBe(200);
    expect((await send('POST')).status).toBe(201);
  });
});
