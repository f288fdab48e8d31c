import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { LiveSocket } from '../kit/live-socket.js';
import { LiveStream } from '../kit/live-stream.js';
import { RunningGateway } from '../kit/running-gateway.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';
import { withinASecond } from '../kit/within-a-second.js';

let house: Installation;
let gateway: RunningGateway;
const apiUrls: string[] = [];
beforeAll(async () => {
  const metricsPort = await freePort();
  const variables = { TRUST_PROXY: '1', RATE_LIMIT: 'on' };
  house = await Installation.start({ ...variables, METRICS_PORT: String(metricsPort) });
  const other = await house.addApi({ ...variables, METRICS_PORT: String(await freePort()) });
  await house.addScheduler();
  apiUrls.push(house.api.url, other.url);
  gateway = await RunningGateway.start(apiUrls, { GATEWAY_METRICS: `127.0.0.1:${metricsPort}` });
});
afterAll(async () => {
  await gateway?.stop();
  await house?.stop();
});

let people = 0;
/** Somebody new, at an address of their own. */
async function member() {
  people += 1;
  const address = `198.51.100.${people}`;
  const client = gateway.anonymous(address);
  const answer = await client.post('/api/auth/register', uniquePerson());
  client.keep(answer);
  return { id: answer.body.data.user.id as number, client, address, headers: { Authorization: `Bearer ${client.accessToken}` } };
}

describe('one port', () => {
  it.each([
    ['/health', 200, 'application/json'],
    ['/api/health/ready', 200, 'application/json'],
    ['/docs/', 200, 'text/html'],
    ['/openapi.json', 200, 'application/json'],
    ['/logo.png', 200, 'image/png'],
    ['/metrics', 200, 'text/plain'],
    ['/api/roles', 200, 'application/json'],
    ['/nothing', 404, 'application/json'],
  ])('answers %s with %i', async (path, status, type) => {
    const answer = await gateway.anonymous().get(path);
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([status, type]);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w.-]+$/);
    expect(answer.headers.get('server')).toBe('nginx');
  });

  it('compresses the documentation, and what carries tokens never', async () => {
    const encodingOf = async (path: string) => (await gateway.anonymous().get(path, { 'Accept-Encoding': 'gzip' })).headers.get('content-encoding');
    expect(await encodingOf('/openapi.json')).toBe('gzip');
    expect(await encodingOf('/api/roles')).toBeNull();
  });

  it('shows metrics and dashboards to operators alone, however the path is written', async () => {
    const stranger = gateway.anonymous('198.51.100.200');
    for (const path of ['/metrics', '/api/metrics', '/%6detrics', '//metrics', '/x/../metrics', '/prometheus/', '/prometheus/api/v1/query?query=up', '/grafana/']) {
      expectRefusal(await stranger.get(path), 403, 'FORBIDDEN');
    }
    for (const path of ['/METRICS', '/metrics/', '/api/metrics/']) expectRefusal(await stranger.get(path), 404, 'NOT_FOUND');
  });
});

describe('what a request says about itself', () => {
  it('keeps its id when that is well formed, in the API’s log and the gateway’s', async () => {
    const id = `r-${uniquePerson().username}`;
    expect((await gateway.anonymous().get('/api/roles', { 'X-Request-Id': id })).headers.get('x-request-id')).toBe(id);
    expect((await gateway.anonymous().get('/api/roles', { 'X-Request-Id': 'no good' })).headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    await until(async () => (await gateway.output()).includes(id));
    expect(await gateway.output()).toMatch(new RegExp(`"method":"GET","status":200,.*"upstream":"127.0.0.1:\\d+",.*"requestId":"${id}"`));
  });

  it('cannot make up an address, a host or a scheme', async () => {
    const ownGateway = await RunningGateway.start(apiUrls, { GATEWAY_PROXIES: '' });
    const person = uniquePerson();
    const client = ownGateway.anonymous('203.0.113.9', { 'X-Real-IP': '203.0.113.9', Forwarded: 'for=203.0.113.9' });
    client.keep(await client.post('/api/auth/register', person));
    const { items } = (await client.get('/api/auth/sessions')).body.data;
    expect(items.map(({ ip }: { ip: string }) => ip)).toEqual(['127.0.0.1']);
    await ownGateway.stop();
  });

  it.each([
    ['two ways to say its length', 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n'],
    ['two hosts', 'GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    ['two lengths', 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{}xx'],
    ['no host', 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an unknown transfer coding', 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n'],
  ])('is refused when it has %s, in the shape of every failure', async (_what, bytes) => {
    const [head = '', body = ''] = (await gateway.raw(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toMatchObject({ success: false, error: { code: 'VALIDATION_ERROR', requestId: /x-request-id: (.*)/i.exec(head)?.[1] } });
  });

  it('needs no host in HTTP/1.0, as load balancers probe with', async () => {
    expect(await gateway.raw('GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each(['/gateway/failure', '/gateway/unavailable', '/gateway/moved', '/gateway/nothing'])('cannot ask for %s, which tells the gateway’s own answers', async (path) => {
    expectRefusal(await gateway.anonymous().get(path), 404, 'NOT_FOUND');
  });

  it('cannot switch to a protocol other than WebSocket', async () => {
    const answer = await gateway.raw('GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });
});

describe('two APIs', () => {
  it('take turns', async () => {
    for (let time = 0; time < 4; time += 1) await gateway.anonymous().get('/health');
    const log = await gateway.output();
    for (const url of apiUrls) expect(log).toContain(`"upstream":"${new URL(url).host}","upstreamStatus":"200"`);
  });

  it('agree about sessions: one that signs out is refused by both', async () => {
    const { client } = await member();
    for (let time = 0; time < 4; time += 1) expect((await client.get('/api/auth/me')).status).toBe(200);
    client.keep(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
    expect((await client.post('/api/auth/logout')).status).toBe(200);
    await withinASecond(async () => (await statuses(() => client.get('/api/auth/me'))).every((status) => status === 401));
  });

  it('agree about permissions, within a second', async () => {
    const { client, id } = await member();
    const admin = (await house.demo('super_admin')).elsewhere(gateway.url);
    expect(new Set(await statuses(() => client.get('/api/users')))).toEqual(new Set([403]));
    await admin.post(`/api/users/${id}/permissions`, { permissions: ['users:view'] });
    await withinASecond(async () => (await statuses(() => client.get('/api/users'))).every((status) => status === 200));
    await admin.delete(`/api/users/${id}/permissions/users:view`);
    await withinASecond(async () => (await statuses(() => client.get('/api/users'))).every((status) => status === 403));
  });

  it('count the requests of an address together, and those of another apart', async () => {
    const remaining = async (address: string) => {
      const answer = await gateway.anonymous(address).post('/api/auth/forgot-password', { email: 'nobody@example.org' });
      return Number(answer.headers.get('ratelimit-remaining'));
    };
    const first = await remaining('198.51.100.201');
    const next = [await remaining('198.51.100.201'), await remaining('198.51.100.201'), await remaining('198.51.100.201')];
    expect(next).toEqual([first - 1, first - 2, first - 3]);
    expect(await remaining('198.51.100.202')).toBe(first);
  });

  it('execute a request with an Idempotency-Key once, wherever its repetitions arrive', async () => {
    const { client } = await member();
    const body = { name: uniquePerson().username };
    const key = { 'Idempotency-Key': uniquePerson().username };
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.post('/api/items', body, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(new Set(answers.map((answer) => answer.body.data.id)).size).toBe(1);
  });

  it('tell of an event on every socket and stream, whichever of them made it', async () => {
    const [reader, writer] = [await member(), await member()];
    const sockets = await Promise.all([1, 2].map(() => LiveSocket.open(gateway.url, reader.client.accessToken)));
    const streams = await Promise.all([1, 2].map(() => LiveStream.open(`${gateway.url}/api/events`, reader.headers)));
    for (let time = 1; time <= 2; time += 1) {
      expect((await writer.client.post('/api/messages', { recipientId: reader.id, content: `number ${time}` })).status).toBe(201);
      for (const listener of [...sockets, ...streams]) await listener.hears('message.created', time);
    }
    for (const stream of streams) await stream.close();
    for (const { socket } of sockets) socket.close();
  });

  it('refuse a socket without a token before anything is upgraded', async () => {
    await expect(LiveSocket.open(gateway.url, 'nonsense')).rejects.toThrow('401');
  });
});

it('keeps tokens out of the gateway’s log, of requests that failed too', async () => {
  const { client, headers } = await member();
  const socket = await LiveSocket.open(gateway.url, client.accessToken);
  socket.cut();
  await gateway.anonymous().get('/api/files/shared/a-token-in-a-path', { 'X-Share-Password': 'open-sesame' });
  await client.post('/api/auth/refresh', { refreshToken: client.refreshToken });
  const alone = await RunningGateway.start(['http://127.0.0.1:9']);
  expectRefusal(await alone.anonymous().get('/api/auth/me?token=a-token-in-a-query', headers), 503, 'UNAVAILABLE');
  const written = (await alone.output()) + (await gateway.output());
  await alone.stop();
  expect(written).toContain('"status":503');
  for (const secret of [client.accessToken, client.refreshToken, 'a-token-in-a-path', 'a-token-in-a-query', 'open-sesame']) expect(written).not.toContain(secret);
});

async function statuses(ask: () => Promise<{ status: number }>): Promise<number[]> {
  return (await Promise.all(Array.from({ length: 4 }, ask))).map(({ status }) => status);
}
