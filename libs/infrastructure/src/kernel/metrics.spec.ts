import { describe, expect, it } from '@jest/globals';
import { createPool, Database } from './database/index.js';
import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('counts requests by method, route and status, in buckets of seconds', async () => {
    const metrics = new Metrics();
    metrics.observeRequest('GET', '/api/users/:id', 200, 0.004);
    metrics.observeRequest('GET', '/api/users/:id', 404, 2);
    const text = await metrics.render();
    expect(text).toContain('http_request_duration_seconds_bucket{le="0.005",method="GET",route="/api/users/:id",status="200"} 1');
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/users/:id",status="404"} 1');
  });

  it('counts sign-ins by outcome', async () => {
    const metrics = new Metrics();
    metrics.countSignIn('refused');
    metrics.countSignIn('refused');
    expect(await metrics.render()).toContain('sign_ins_total{outcome="refused"} 2');
  });

  it('counts and times the runs of jobs by name and outcome', async () => {
    const metrics = new Metrics();
    metrics.observeJob('deliver-mail', 'done', 0.2);
    metrics.observeJob('deliver-mail', 'dead', 20);
    const text = await metrics.render();
    expect(text).toContain('job_duration_seconds_bucket{le="0.5",name="deliver-mail",outcome="done"} 1');
    expect(text).toContain('job_duration_seconds_count{name="deliver-mail",outcome="dead"} 1');
  });

  it('know of what has not happened yet: what begins at one has not grown', async () => {
    const metrics = new Metrics();
    metrics.expectJob('deliver-mail');
    const text = await metrics.render();
    for (const outcome of ['done', 'failed', 'dead']) expect(text).toContain(`job_duration_seconds_count{name="deliver-mail",outcome="${outcome}"} 0`);
    for (const outcome of ['success', 'refused', 'reuse_detected']) expect(text).toContain(`sign_ins_total{outcome="${outcome}"} 0`);
    for (const transport of ['websocket', 'sse']) expect(text).toContain(`live_frames_total{transport="${transport}"} 0`);
  });

  it('still tells everything else while the database that knows the queue is away', async () => {
    const metrics = new Metrics();
    const pool = createPool({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dbPoolMax: 1, dbPoolTimeoutMs: 100 }, () => undefined);
    metrics.watchJobs(new Database(pool));
    const text = await metrics.render();
    expect(text).not.toContain('jobs{status');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('tell what the process needs and whether it works, asked anew each time', async () => {
    const metrics = new Metrics();
    let isThere = true;
    metrics.watchReadiness(async () => new Map([['database', isThere], ['migrations', true]]));
    expect(await metrics.render()).toContain('readiness{check="database"} 1');
    isThere = false;
    const text = await metrics.render();
    expect(text).toContain('readiness{check="database"} 0');
    expect(text).toContain('readiness{check="migrations"} 1');
  });

  it('reports the event loop’s lag and the pool', async () => {
    const metrics = new Metrics();
    const pool = createPool({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dbPoolMax: 1, dbPoolTimeoutMs: 100 }, () => undefined);
    metrics.watchPool(new Database(pool));
    const text = await metrics.render();
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('database_connections{state="waiting"} 0');
  });
});
