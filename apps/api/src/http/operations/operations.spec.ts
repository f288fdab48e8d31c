import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { errorOf, startTestApp, type TestApp } from '../../../testing/start-test-app.js';
import type { Operations } from './operations-routers.js';

const OPERATIONS: Operations = { readinessChecks: [], servesMetrics: true, documentationReaders: null };
const basic = (pair: string): RequestInit => ({ headers: { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` } });

describe('operations', () => {
  let app: TestApp;
  const start = async (overrides: Partial<Operations> = {}): Promise<void> => {
    app = await startTestApp({ operations: { ...OPERATIONS, ...overrides } });
  };
  afterEach(() => app.close());

  it.each(['/health', '/health/live', '/health/ready', '/api/health', '/api/health/live', '/api/health/ready'])('%s answers ok', async (path) => {
    await start();
    const response = await app.fetch(path);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', timestamp: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  it('is not ready while a check fails or hangs, and says which', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const asked = Promise.withResolvers<void>();
    const hang = (): Promise<void> => {
      asked.resolve();
      return Promise.withResolvers<void>().promise;
    };
    await start({
      readinessChecks: [
        { name: 'database', check: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1')) },
        { name: 'queue', check: hang },
        { name: 'migrations', check: async () => undefined },
      ],
    });
    const answer = app.fetch('/health/ready');
    await asked.promise;
    await new Promise(setImmediate);
    jest.advanceTimersByTime(2000);
    jest.useRealTimers();
    const response = await answer;
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    const { code, details } = await errorOf(response);
    expect(code).toBe('UNAVAILABLE');
    expect(details).toEqual([
      { field: 'database', message: 'does not work' },
      { field: 'queue', message: 'did not answer within 2000 ms' },
    ]);
    expect((await app.fetch('/health')).status).toBe(200);
  });

  it.each(['/health', '/health/live', '/health/ready', '/metrics', '/api/health/ready', '/api/metrics'])('%s is not measured: no caller waits for it', async (path) => {
    await start();
    await (await app.fetch(path)).text();
    await (await app.fetch('/logo.png')).arrayBuffer();
    await new Promise(setImmediate);
    expect(app.metrics.observed.map(([, route]) => route)).toEqual(['/logo.png']);
    expect(app.logger.lines.map(({ fields }) => fields['route'])).toEqual([path, '/logo.png']);
  });

  it('shows the metrics, unless they have a port of their own', async () => {
    await start();
    const response = await app.fetch('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('requests_total');
    await app.close();
    await start({ servesMetrics: false });
    expect((await app.fetch('/metrics')).status).toBe(404);
  });

  it.each(['/docs', '/redoc', '/api/docs', '/api/redoc'])('%s is a page whose every part comes from here', async (path) => {
    await start();
    const response = await app.fetch(path);
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page).not.toMatch(/https?:\/\/|\/\/[a-z]/);
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect([part, (await app.fetch(part)).status]).toEqual([part, 200]);
  });

  it('sends whoever comes to the root to the documentation', async () => {
    await start();
    const response = await app.fetch('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/docs']);
  });

  it.each(['/openapi.json', '/docs', '/redoc', '/api/openapi.json'])('%s is for those who sign in when it is guarded', async (path) => {
    await start({ documentationReaders: async (username, password) => username === 'jo:hn'.slice(0, 2) && password === 'pa:ss' });
    for (const init of [{}, basic('jo:wrong'), basic('jo'), { headers: { Authorization: 'Bearer viewer' } }]) {
      const refused = await app.fetch(path, init);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="HaloLight API documentation", charset="UTF-8"']);
    }
    expect((await app.fetch(path, basic('jo:pa:ss'))).status).toBe(200);
    expect((await app.fetch('/health')).status).toBe(200);
  });

  it.each(['/logo.png', '/static/logo.png', '/api/static/logo.png'])('%s is a picture', async (path) => {
    await start();
    const response = await app.fetch(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await response.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
  });

  it.each(['/static/', '/static/missing.png', '/static/..%2fpackage.json', '/static/%2e%2e/package.json', '/docs/package.json'])('%s is not there', async (path) => {
    await start();
    const response = await app.fetch(path);
    expect([response.status, (await errorOf(response)).code]).toEqual([404, 'NOT_FOUND']);
  });

  it('answers 405 to other methods', async () => {
    await start();
    for (const path of ['/health', '/metrics', '/docs', '/openapi.json', '/static/logo.png']) {
      const response = await app.fetch(path, { method: 'POST' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
    }
  });
});
