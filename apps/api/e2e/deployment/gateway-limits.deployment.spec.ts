import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { RunningGateway } from '../kit/running-gateway.js';
import { until } from '../kit/until.js';

const root = (path: string) => readFile(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), 'utf8');
const template = await root('docker/nginx/nginx.conf.template');
const figure = (directive: string) => Number(new RegExp(`^ *${directive} (\\d+)`, 'm').exec(template)?.[1]);
const CONNECTIONS = figure('worker_processes') * figure('worker_connections');
const AT_ONCE = figure('limit_conn senders');
const KIB = 1024;
const MIB = 1024 * KIB;
/** What the API takes of anybody. */
const OF_STRANGERS = 64 * KIB;
const DAWDLERS = 1000;

interface Share {
  readonly store: number;
  readonly memory: number;
}

/** What the gateway is given, in bytes: the store is what bodies wait in, and memory is what is left beside it, as the store counts as memory. */
const shares: [file: string, share: Share][] = [
  ['docker-compose.yml', ofCompose(parse(await root('docker-compose.yml'), { merge: true }).services.gateway)],
  ['kubernetes/base/gateway.yaml', ofKubernetes(parseAllDocuments(await root('kubernetes/base/gateway.yaml'))[0]?.toJS())],
];

function ofCompose({ deploy, tmpfs }: Json): Share {
  return shareOf(Number(/size=(\d+)m$/.exec(tmpfs[0])?.[1]), parseInt(deploy.resources.limits.memory, 10));
}

function ofKubernetes({ spec }: Json): Share {
  const { containers, volumes } = spec.template.spec;
  const { medium, sizeLimit } = volumes.find(({ name }: Json) => name === 'tmp').emptyDir;
  expect(medium).toBe('Memory');
  return shareOf(parseInt(sizeLimit, 10), parseInt(containers[0].resources.limits.memory, 10));
}

function shareOf(store: number, limit: number): Share {
  return { store: store * MIB, memory: (limit - store) * MIB };
}

let house: Installation;
let gateway: RunningGateway;
let writer: ApiClient;
const sockets: Socket[] = [];
beforeAll(async () => {
  house = await Installation.start({ TRUST_PROXY: '1' });
  gateway = await RunningGateway.start([house.api.url]);
  writer = (await house.member()).client.elsewhere(gateway.url);
});
afterAll(async () => {
  leave();
  await gateway?.stop();
  await house?.stop();
});

function leave(): void {
  for (const socket of sockets.splice(0)) socket.destroy();
}

/** Somebody at this address who stops in the middle of a body. @param length null for one whose length they do not announce */
async function dawdle(address: string, length: number | null, sent: number, fields = ''): Promise<Socket> {
  const announced = length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  const head = `POST /api/auth/login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Type: application/json\r\n${announced}\r\n${fields}\r\n`;
  const socket = await gateway.sent(`${head}${length === null ? `${MIB.toString(16)}\r\n` : ''}${'x'.repeat(sent)}`);
  sockets.push(socket.setEncoding('utf8').on('error', () => undefined));
  return socket;
}

async function beginningOfAnswer(bytes: string): Promise<string> {
  const socket = await gateway.sent(bytes);
  sockets.push(socket.on('error', () => undefined));
  const [answer]: Buffer[] = (await once(socket, 'data')) as Buffer[];
  return String(answer).slice(0, 12);
}

async function bytesPutAside(): Promise<number> {
  return (await gateway.putAside()).reduce((sum, size) => sum + size, 0);
}

describe('however many dawdle', () => {
  it('the gateway takes less memory than it is given, be their header fields as large as may be', async () => {
    const before = await gateway.memory();
    const fields = ['A', 'B'].map((name) => `X-${name}: ${name.repeat(8_000)}\r\n`).join('');
    await Promise.all(Array.from({ length: DAWDLERS }, (_, place) => dawdle(`2001:db8:0:${place.toString(16)}::1`, 65_536, 60_000, fields)));
    await until(async () => (await gateway.putAside()).length === DAWDLERS);
    const each = ((await gateway.memory()) - before) / DAWDLERS;
    leave();
    await until(async () => (await gateway.putAside()).length === 0);
    expect(each).toBeGreaterThan(24 * 1024);
    // A quarter is for what the kernel has on its way, which counts as well.
    for (const [file, { memory }] of shares) expect([file, each * CONNECTIONS < memory * 0.75]).toEqual([file, true]);
  });

  it('those at one address leave others room for what they send, and are told when to try again', async () => {
    const senders = await Promise.all(Array.from({ length: AT_ONCE + 28 }, () => dawdle('198.51.100.1', OF_STRANGERS, OF_STRANGERS - 1)));
    await until(async () => (await bytesPutAside()) > (AT_ONCE - 0.5) * (OF_STRANGERS - 8 * KIB));
    const stranger = await gateway.anonymous('198.51.100.1').post('/api/auth/login', { email: 'nobody@example.org', password: 'x'.repeat(9_000) });
    expect((await gateway.anonymous('198.51.100.1').post('/api/auth/login', {})).status).toBe(400);
    expectRefusal(stranger, 429, 'RATE_LIMITED');
    const told = ['retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => stranger.headers.get(name));
    expect(told).toEqual(['1', String(AT_ONCE), '0', '1']);
    for (const [, { store }] of shares) expect(await bytesPutAside()).toBeLessThan(store / 40);
    expect((await gateway.anonymous('198.51.100.1').get('/health')).status).toBe(200);
    const other = writer.elsewhere(gateway.url, { 'X-Forwarded-For': '198.51.100.2' });
    expect((await other.post('/api/documents', { title: 'Meanwhile', content: 'x'.repeat(500_000) })).status).toBe(201);
    expect((await other.post('/api/items', { name: 'Meanwhile', description: 'x'.repeat(900) })).status).toBe(201);
    expect(senders.filter(({ bytesRead }) => bytesRead > 0)).toHaveLength(28);
    leave();
    await until(async () => (await gateway.anonymous('198.51.100.1').post('/api/auth/login', {})).status === 400);
  });

  it.each([
    ['what strangers may send', OF_STRANGERS, ''],
    ['more than that', MIB, ''],
    ['more than that, and say who they are', MIB, 'Authorization: Bearer nobody\r\n'],
    ['what they do not announce', null, ''],
  ])('those at twelve addresses who send %s leave others room, and the gateway a part of its store', async (_case, length, fields) => {
    await Promise.all(Array.from({ length: 12 * AT_ONCE }, (_, place) => dawdle(`198.51.100.${place % 12}`, length, (length ?? MIB) - 1, fields)));
    const other = writer.elsewhere(gateway.url, { 'X-Forwarded-For': '198.51.100.200' });
    for (let round = 0; round < 20; round += 1) {
      expect((await gateway.anonymous('198.51.100.201').post('/api/auth/login', { email: 'x'.repeat(30_000) })).status).toBe(400);
      expect((await other.post('/api/documents/1/share', { description: 'x'.repeat(500_000) })).status).toBe(400);
      for (const [, { store }] of shares) expect(await bytesPutAside()).toBeLessThan(store / 3);
      await pause(50);
    }
    leave();
    await until(async () => (await gateway.putAside()).length === 0);
  });

  it('many at one address send at once what needs no room, and stream what goes on as it comes', async () => {
    await Promise.all(Array.from({ length: 2 * AT_ONCE }, () => dawdle('198.51.100.3', 7_999, 1)));
    const statuses = await Promise.all(
      Array.from({ length: 2 * AT_ONCE }, async (_, place) => {
        const title = `One of many ${place}`;
        return (await writer.elsewhere(gateway.url, { 'X-Forwarded-For': '198.51.100.3' }).post('/api/documents', { title, content: 'x'.repeat(20_000) })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([201]));
    leave();
  });

  it('an IPv6 network of 64 bits counts as one address', async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => dawdle(`2001:db8:0:a::${place.toString(16)}`, OF_STRANGERS, OF_STRANGERS - 1)));
    await until(async () => (await gateway.putAside()).length === AT_ONCE);
    const statusFrom = async (address: string) => (await gateway.anonymous(address).post('/api/auth/login', { email: 'x'.repeat(9_000) })).status;
    expect(await statusFrom('2001:db8:0:a:ffff:ffff:ffff:ffff')).toBe(429);
    expect(await statusFrom('2001:db8:0:b::1')).toBe(400);
    leave();
  });
});

describe('a body', () => {
  it('that is too large is refused before it is sent, where it is not a document’s', async () => {
    for (const [path, length] of [['/api/auth/login', MIB + 1], ['/api/documents/1/share', MIB + 1], ['/api/documents', 9 * MIB + 1]] as const) {
      expect([path, await beginningOfAnswer(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`)]).toEqual([path, 'HTTP/1.1 413']);
    }
    expectRefusal(await writer.post('/api/items', { name: 'n', description: 'x'.repeat(2_000_000) }), 413, 'PAYLOAD_TOO_LARGE');
    expectRefusal(await gateway.anonymous().get('/health', { 'X-Large': 'x'.repeat(40_000) }), 431, 'HEADER_FIELDS_TOO_LARGE');
  });

  it.each(['/api/documents', '/api/documents/', '/compat/next/api/documents'])('of 6 MB may be a document: %s', async (path) => {
    const content = '\\u00e9'.repeat(1_000_000);
    const made = await writer.post(path, `{"title":"Large","content":"${content}"}`);
    expect(made.status).toBe(201);
    const place = `${path.replace(/\/$/, '')}/${made.body.data.id}`;
    expect((await writer.patch(place, `{"title":"Larger","content":"${content}"}`)).status).toBe(200);
  });

  it('of a document is refused a stranger while it is still being sent, and nothing of it waits at the gateway', async () => {
    const begun = `POST /api/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${8 * MIB}\r\n\r\n${'x'.repeat(100_000)}`;
    expect(await beginningOfAnswer(begun)).toBe('HTTP/1.1 401');
    expect(await gateway.putAside()).toEqual([]);
    leave();
  });

  it('that cannot wait until it is whole is a matter of trying again: 503', async () => {
    const full = await RunningGateway.start([house.api.url]);
    await rm(join(full.folder, 'body'), { recursive: true });
    const answer = await full.anonymous().post('/api/auth/login', { email: 'x'.repeat(60_000) });
    await full.stop();
    expectRefusal(answer, 503, 'UNAVAILABLE');
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});
