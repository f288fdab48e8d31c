import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { DEMO_USERS } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { LiveSocket } from '../kit/live-socket.js';
import { RunningGateway } from '../kit/running-gateway.js';
import { RunningPrometheus, type Sample } from '../kit/running-prometheus.js';

const DOCKER = fileURLToPath(new URL('../../../../docker/', import.meta.url));
const PROMTOOL = process.env['PROMTOOL'] ?? 'promtool';
const promtool = (...parameters: string[]) => promisify(execFile)(PROMTOOL, parameters, { cwd: `${DOCKER}prometheus` });
const dashboard: Json = JSON.parse(await readFile(`${DOCKER}grafana/dashboards/halolight.json`, 'utf8'));
const rules: Json[] = parse(await readFile(`${DOCKER}prometheus/alerts.yml`, 'utf8')).groups.flatMap((group: Json) => group.rules);
const alerts = rules.map(({ alert, expr }): [string, string] => [alert, expr]);

const SENT = { 200: 60, 404: 20 };
const SIGN_INS = { success: 6, refused: 4 };
const JOBS_WAITING = 7;

let house: Installation;
let prometheus: RunningPrometheus;
let gateway: RunningGateway;
let socket: LiveSocket;
let files: string;
beforeAll(async () => {
  const metricsPorts = [String(await freePort()), String(await freePort())];
  files = await mkdtemp(join(tmpdir(), 'halolight-files-'));
  // A scheduler that does not find the files of the APIs gives up their thumbnails for dead, and raises the alarm.
  const storage = { STORAGE_URL: pathToFileURL(files).href };
  house = await Installation.start({ ...storage, METRICS_PORT: metricsPorts[0] ?? '' });
  const other = await house.addApi({ ...storage, METRICS_PORT: metricsPorts[1] ?? '' });
  const scheduler = await house.addScheduler(storage);
  prometheus = await RunningPrometheus.start({ api: metricsPorts.map((port) => `127.0.0.1:${port}`), scheduler: [new URL(scheduler.url).host] });
  gateway = await RunningGateway.start([house.api.url, other.url], { GATEWAY_PROMETHEUS: prometheus.host });

  const admin = (await house.demo('super_admin')).elsewhere(gateway.url);
  // A series that begins while Prometheus looks away has grown by nothing: everything that is counted below has to be known before, at both APIs.
  for (let time = 0; time < 2; time += 1) await ask(admin, 2, 2);
  await prometheus.scrapes(2);
  socket = await LiveSocket.open(gateway.url, admin.accessToken);
  await ask(admin, SENT[200], SENT[404]);
  for (let time = 0; time < SIGN_INS.success; time += 1) await house.demo('user');
  for (let time = 0; time < SIGN_INS.refused; time += 1) await gateway.anonymous().post('/api/auth/login', { email: DEMO_USERS.guest, password: 'wrong' });
  await house.database.sql.raw(`select graphile_worker.add_job('sweep-file-storage', '{}'::json, run_at => now() + interval '1 day') from generate_series(1, ${JOBS_WAITING})`);
  await prometheus.scrapes(3);
});
afterAll(async () => {
  socket?.socket.close();
  await gateway?.stop();
  await prometheus?.stop();
  await house?.stop();
  await rm(files, { recursive: true, force: true });
});

/** Prometheus stretches what it saw to the ends of the minute: by a third where its scrapes came late, and never so far that something counted twice would pass. */
const MOST_EXTRAPOLATED = 1.6;

async function ask(client: { get(path: string): Promise<{ status: number }> }, found: number, missing: number): Promise<void> {
  for (let time = 0; time < found; time += 1) expect((await client.get('/api/users/1')).status).toBe(200);
  for (let time = 0; time < missing; time += 1) expect((await client.get('/api/users/2000000000')).status).toBe(404);
}

const targets: [panel: string, expr: string][] = dashboard.panels.flatMap((panel: Json) => panel.targets.map(({ expr }: Json) => [panel.title, expr]));
/** @throws Error when the panel has not one query */
function exprOf(panel: string): string {
  const [[, expr] = [], ...others] = targets.filter(([title]) => title === panel);
  if (expr === undefined || others.length > 0) throw new Error(`${panel} has not one query`);
  return expr;
}
/** What the panel of this name shows; its rates are those of the last minute. */
async function shown(panel: string, label = ''): Promise<Record<string, number>> {
  const samples = await Promise.all(targets.filter(([title]) => title === panel).map(([, expr]) => evaluated(expr)));
  return Object.fromEntries(samples.flat().map(({ labels, value }, index) => [labels[label] ?? String(index), value]));
}
const evaluated = (expr: string): Promise<Sample[]> => prometheus.query(expr.replaceAll('$__rate_interval', '1m'));

describe('the dashboard', () => {
  it.each(targets)('%s: knows the answer to %s', async (_panel, expr) => {
    const samples = await evaluated(expr);
    expect(samples).not.toEqual([]);
    for (const { value } of samples) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1e11);
    }
  });

  it('shows what was sent, by status', async () => {
    expect(await prometheus.value('sum(http_request_duration_seconds_count{route="/api/users/:id",status="200"})')).toBe(SENT[200] + 4);
    expect(await prometheus.value('sum(http_request_duration_seconds_count{route="/api/users/:id",status="404"})')).toBe(SENT[404] + 4);
    const byStatus = await shown('Requests by status', 'status');
    expect(60 * (byStatus['404'] ?? 0)).toBeGreaterThan(SENT[404] * 0.8);
    expect(60 * (byStatus['404'] ?? 0)).toBeLessThan(SENT[404] * MOST_EXTRAPOLATED);
    // One query, so that both are of the same moment.
    const [{ value: difference = NaN } = {}] = await evaluated(`(${exprOf('Requests a second')}) - sum(${exprOf('Requests by status')})`);
    expect(difference).toBeCloseTo(0);
  });

  it('shows requests of callers alone: neither probes nor scrapes', async () => {
    for (const path of ['/health', '/health/live', '/health/ready']) expect((await house.api.anonymous().get(path)).status).toBe(200);
    await prometheus.scrapes(2);
    expect(await prometheus.query('http_request_duration_seconds_count{route=~".*/(metrics|health.*)"}')).toEqual([]);
    expect(await prometheus.value('sum(readiness{job="api"})')).toBe(4);
  });

  it('shows the sign-ins by outcome, those that never happened as well', async () => {
    const { success = 0, refused = 0, reuse_detected: reused } = await shown('Sign-ins', 'outcome');
    for (const [grown, sent] of [[success, SIGN_INS.success], [refused, SIGN_INS.refused]] as const) {
      expect(grown).toBeGreaterThan(sent * 0.8);
      expect(grown).toBeLessThan(sent * MOST_EXTRAPOLATED);
    }
    expect(reused).toBe(0);
  });

  it('shows shares between none and all, and percentiles in their order', async () => {
    expect(await shown('Errors')).toEqual({ 0: 0 });
    const { 0: share } = await shown('Answered within 100 ms');
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThanOrEqual(1);
    const { 0: p50 = 0, 1: p90 = 0, 2: p99 = 0 } = await shown('Latency');
    expect(p50).toBeGreaterThan(0);
    expect(p90).toBeGreaterThanOrEqual(p50);
    expect(p99).toBeGreaterThanOrEqual(p90);
  });

  it('shows two APIs, a scheduler, their memory and their connections', async () => {
    expect(await shown('Processes up', 'job')).toEqual({ api: 2, scheduler: 1 });
    const memory = Object.values(await shown('Memory'));
    expect(memory).toHaveLength(6);
    for (const bytes of memory) expect(bytes).toBeGreaterThan(10e6);
    const pool = await shown('Connections to the database', 'state');
    expect(pool).toEqual({ open: expect.any(Number), idle: expect.any(Number), waiting: 0 });
    expect(pool['open']).toBeGreaterThanOrEqual(2);
    expect(await shown('Live front ends', 'transport')).toEqual({ websocket: 1, sse: 0 });
  });

  it('shows what is in the queue', async () => {
    const queue = await shown('Queue', 'status');
    expect(Object.keys(queue).sort()).toEqual(['dead', 'failed', 'running', 'waiting']);
    expect(queue['waiting']).toBeGreaterThanOrEqual(JOBS_WAITING);
    expect((await shown('Jobs run', 'outcome'))['dead']).toBe(0);
  });
});

describe('the alerts', () => {
  it.each(alerts)('%s: measures something, and finds nothing wrong', async (_alert, expr) => {
    const [, measured = ''] = /^(.+) (?:<|>) [\d.e]+$/.exec(expr) ?? [];
    expect(await prometheus.query(measured)).not.toEqual([]);
    expect(await prometheus.query(expr)).toEqual([]);
  });

  it('are loaded by Prometheus with the configuration as it ships', async () => {
    expect((await prometheus.alertNames()).sort()).toEqual(alerts.map(([alert]) => alert).sort());
  });

  it('pass their own tests', async () => {
    await promtool('check', 'config', 'prometheus.yml');
    expect((await promtool('test', 'rules', 'alerts.test.yml')).stdout).toContain('SUCCESS');
    const tested: string[] = parse(await readFile(`${DOCKER}prometheus/alerts.test.yml`, 'utf8'), { merge: true }).tests.flatMap(({ alert_rule_test: cases }: Json) =>
      cases.filter(({ exp_alerts: expected }: Json) => expected.length > 0).map(({ alertname }: Json) => alertname),
    );
    expect(new Set(tested)).toEqual(new Set(alerts.map(([alert]) => alert)));
  });
});

it('Prometheus answers through the gateway, under a path of its own', async () => {
  const answer = await gateway.anonymous().get('/prometheus/api/v1/query?query=up');
  expect([answer.status, answer.body.status]).toEqual([200, 'success']);
  expect((await gateway.anonymous().get('/prometheus')).headers.get('location')).toBe('/prometheus/');
});
