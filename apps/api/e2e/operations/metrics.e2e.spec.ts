import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../kit/api-client.js';
import { DEMO_PASSWORD, DEMO_USERS } from '../kit/demo-users.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const read = async () => (await house.api.anonymous().get('/metrics')).text;
const valueOf = (text: string, series: string): number => {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? 0 : Number(line.slice(series.length));
};

describe('/metrics', () => {
  it('is in the Prometheus text format, here and under /api', async () => {
    for (const path of ['/metrics', '/api/metrics']) {
      const { status, headers, text } = await house.api.anonymous().get(path);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      for (const line of lines) expect(line).toMatch(/^[a-z_][a-z0-9_]*(\{.*\})? (-?[\d.e+-]+|NaN|\+Inf)$/i);
    }
  });

  it('holds a latency histogram by method, route and status, without ids or unknown paths in it', async () => {
    const admin = await house.demo('super_admin');
    await admin.get('/api/users/1');
    await admin.get('/api/users/2000000000');
    await admin.get('/api/some/unknown/path');
    await admin.get('/api/users?search=not-a-label');
    const text = await read();
    expect(text).toMatch(/http_request_duration_seconds_bucket\{le="0.01",method="GET",route="\/api\/users\/:id",status="200"\} \d/);
    const count = (status: number) => valueOf(text, `http_request_duration_seconds_count{method="GET",route="/api/users/:id",status="${status}"}`);
    expect([count(200), count(404)]).toEqual([1, 1]);
    expect(text).toMatch(/route="unmatched",status="404"/);
    expect(text).not.toMatch(/\/2000000000|some\/unknown|not-a-label/);
  });

  it('counts who is too old under the route they asked for', async () => {
    const old = house.api.anonymous({ 'X-Version': '0.1' });
    await old.get('/api/users/7');
    await old.get('/api/some/unknown/path');
    const text = await read();
    const count = (route: string) => valueOf(text, `http_request_duration_seconds_count{method="GET",route="${route}",status="426"}`);
    expect([count('/api/users/:id'), count('unmatched')]).toEqual([1, 1]);
  });

  it('counts sign-ins by outcome', async () => {
    const before = await read();
    await house.demo('user');
    await house.api.anonymous().post('/api/auth/login', { email: DEMO_USERS.user, password: 'wrong' });
    await house.api.anonymous().post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username: 'user', password: DEMO_PASSWORD }));
    const after = await read();
    const grown = (outcome: string) => valueOf(after, `sign_ins_total{outcome="${outcome}"}`) - valueOf(before, `sign_ins_total{outcome="${outcome}"}`);
    expect([grown('success'), grown('refused')]).toEqual([2, 1]);
  });

  it('holds the event loop’s lag, memory, CPU and the state of the connection pool', async () => {
    const text = await read();
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m);
    expect(valueOf(text, 'database_connections{state="open"}')).toBeGreaterThan(0);
    expect(valueOf(text, 'database_connections{state="waiting"}')).toBe(0);
    expect(text).toMatch(/database_connections\{state="idle"\} \d/);
  });

  it('tells what /health/ready would, and takes neither that nor itself for a request of a caller', async () => {
    await house.api.anonymous().get('/health/ready');
    await read();
    const text = await read();
    for (const check of ['database', 'migrations']) expect(valueOf(text, `readiness{check="${check}"}`)).toBe(1);
    expect(text).not.toMatch(/route="[^"]*(metrics|health)/);
  });

  it('has METRICS_PORT to itself when that is set', async () => {
    const port = await freePort();
    const api = await house.addApi({ METRICS_PORT: String(port) });
    const metrics = new ApiClient(`http://127.0.0.1:${port}`);
    expect((await metrics.get('/metrics')).text).toContain('http_request_duration_seconds');
    expectRefusal(await api.anonymous().get('/metrics'), 404, 'NOT_FOUND');
    expectRefusal(await api.anonymous().get('/api/metrics'), 404, 'NOT_FOUND');
    for (const path of ['/', '/health', '/api/users', '/docs', '/openapi.json']) expectRefusal(await metrics.get(path), 404, 'NOT_FOUND');
  });
});
