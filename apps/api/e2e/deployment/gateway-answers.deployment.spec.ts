import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { RunningGateway } from '../kit/running-gateway.js';

const ORIGIN = 'http://localhost:4173';
const CORS_ORIGINS = JSON.stringify(['https://admin.example.com', ORIGIN]);
/** Of one answer alone, or of how it is sent. */
const OWN = new Set(['connection', 'content-length', 'date', 'etag', 'keep-alive', 'transfer-encoding', 'x-process-time', 'x-request-id', 'access-control-expose-headers']);

let house: Installation;
let gateway: RunningGateway;
let alone: RunningGateway;
beforeAll(async () => {
  house = await Installation.start({ TRUST_PROXY: '1', CORS_ORIGINS });
  const variables = { GATEWAY_CORS_ORIGINS: CORS_ORIGINS, GATEWAY_OPERATORS: '' };
  gateway = await RunningGateway.start([house.api.url], variables);
  alone = await RunningGateway.start(['http://127.0.0.1:9'], variables);
});
afterAll(async () => {
  await alone?.stop();
  await gateway?.stop();
  await house?.stop();
});

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Any method, and a length without the bytes. */
async function ask(from: RunningGateway, line: string, fields: Readonly<Record<string, string>> = {}, origin = ORIGIN): Promise<Told> {
  const [method, path = ''] = line.split(' ');
  const asked = request(from.url + path, { method, headers: { Origin: origin, ...fields } });
  asked.flushHeaders();
  const [answer]: [IncomingMessage] = (await once(asked, 'response')) as [IncomingMessage];
  const told = { status: answer.statusCode ?? 0, headers: new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])), text: await text(answer) };
  asked.destroy();
  return told;
}

const LONG = 'x'.repeat(9_000);
const ANSWERS: [what: string, status: number, ask: () => Promise<Told>][] = [
  ['a body that is too large', 413, () => ask(gateway, 'POST /api/items', { 'Content-Length': '2000000' })],
  ['header fields that are too large', 431, () => ask(gateway, 'GET /health', { 'X-Long': LONG })],
  ['an unknown transfer coding', 400, () => ask(gateway, 'POST /api/items', { 'Transfer-Encoding': 'xchunked' })],
  ['a stranger at the metrics', 403, () => ask(gateway, 'GET /metrics')],
  ['a path of the gateway’s that is none', 404, () => ask(gateway, 'GET /gateway/nothing')],
  ['a method that nothing answers', 405, () => ask(gateway, 'TRACE /api/items')],
  ['an API that is away', 503, () => ask(alone, 'GET /api/items')],
  ['a folder without its slash', 308, () => ask(gateway, 'GET /grafana')],
  ['the gateway’s health', 200, () => ask(gateway, 'GET /gateway/health')],
];

describe('an answer of the gateway’s own', () => {
  it.each(ANSWERS)('to %s, %i, bears every header that the API’s do', async (_what, status, send) => {
    const answer = await send();
    const usual = [...(await ask(gateway, 'GET /api/nowhere')).headers].filter(([name]) => !OWN.has(name));
    expect(usual).toEqual(expect.arrayContaining([['access-control-allow-origin', ORIGIN], ['x-frame-options', 'SAMEORIGIN']]));
    expect(answer.status).toBe(status);
    for (const [name, value] of usual) expect([name, answer.headers.get(name)]).toEqual([name, status === 308 && name === 'content-type' ? 'text/html' : value]);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers.get('x-process-time')).toMatch(/^\d+\.\d+$/);
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-Request-Id');
    if (status >= 400) expect(JSON.parse(answer.text)).toMatchObject({ success: false, error: { requestId: answer.headers.get('x-request-id') } });
    expect(answer.headers.has('allow')).toBe(status === 405);
    expect(answer.headers.has('retry-after')).toBe(status === 503);
  });

  it('to an address that is too long bears what can be known without the rest of the request', async () => {
    const { status, headers, text: body } = await ask(gateway, `GET /${LONG}`);
    expect([status, JSON.parse(body).error.requestId]).toEqual([414, headers.get('x-request-id')]);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('names the methods that are answered when it refuses one', async () => {
    expect((await ask(gateway, 'TRACE /api/items')).headers.get('allow')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  });

  it.each(['https://evil.example.com', 'http://localhost:4173.evil.example', 'http://localhost:417', 'null', '', ORIGIN.toUpperCase()])('is opened to no other origin: “%s”', async (origin) => {
    const { headers } = await ask(alone, 'GET /api/items', {}, origin);
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, 'Origin']);
  });

  it('lets a page ask on while the API is away, and learn that it is', async () => {
    const asked = { 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'authorization,x-version' };
    const { status, headers } = await ask(alone, 'OPTIONS /api/items/1', asked);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, ORIGIN]);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,x-version');
    expect((await ask(alone, 'OPTIONS /api/items/1', asked, 'https://evil.example.com')).status).toBe(503);
  });

  it.each(['/compat/next/api/documents/1/share', '/compat/vue/api/auth/login'])('has its message at top level as well where the front ends ask: %s', async (path) => {
    for (const answer of [await ask(gateway, `POST ${path}`, { 'Content-Length': '20000000' }), await ask(alone, `POST ${path}`, { 'Content-Length': '0' })]) {
      const { message, error } = JSON.parse(answer.text);
      expect(message).toBe(error.message);
    }
    expect(JSON.parse((await ask(alone, 'GET /api/items')).text)).not.toHaveProperty('message');
  });
});
