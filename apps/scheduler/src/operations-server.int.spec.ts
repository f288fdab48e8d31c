import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Metrics } from '@halolight/infrastructure/kernel';
import { startOperationsServer, type OperationsServer } from './operations-server.js';

let works = true;
let server: OperationsServer;

beforeEach(async () => {
  works = true;
  const check = async (): Promise<void> => {
    if (!works) throw new Error('postgres://user:secret@host is away');
  };
  server = await startOperationsServer(0, { database: check }, new Metrics());
});

afterEach(() => server.close());

const get = (path: string, method = 'GET'): Promise<Response> => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

it.each(['/health', '/health/live', '/health/ready'])('%s says that all is well', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok', timestamp: expect.any(String) });
});

it('is alive but not ready while something it needs is away, and does not say why', async () => {
  works = false;
  expect((await get('/health/live')).status).toBe(200);
  const answer = await get('/health/ready');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(await answer.json()).toEqual({
    success: false,
    error: { code: 'UNAVAILABLE', message: 'Not ready', details: [{ field: 'database', message: 'does not work' }] },
  });
});

it('shows its metrics to Prometheus', async () => {
  expect(await (await get('/metrics')).text()).toContain('process_cpu_seconds_total');
});

it('answers nothing else', async () => {
  expect((await get('/')).status).toBe(404);
  expect((await get('/health', 'POST')).status).toBe(405);
});

it('names the variable to change when its port is taken', async () => {
  await expect(startOperationsServer(server.port, {}, new Metrics())).rejects.toThrow('SCHEDULER_PORT');
});
