import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { RunningGateway } from '../kit/running-gateway.js';

/** What the second request would be, hidden in the first: one that the gateway would have refused. */
const HIDDEN = 'GET /metrics?smuggled HTTP/1.1\r\nHost: x\r\nX-Request-Id: smuggled\r\nX-Forwarded-For: 203.0.113.66\r\n\r\n';
const LENGTH = Buffer.byteLength(HIDDEN);
const chunked = (body: string): string => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const post = (fields: string, body: string, line = 'POST /api/auth/login HTTP/1.1'): string => `${line}\r\nHost: x\r\nContent-Type: application/json\r\n${fields}\r\n\r\n${body}`;

let house: Installation;
let gateway: RunningGateway;
beforeAll(async () => {
  house = await Installation.start({ TRUST_PROXY: '1' });
  gateway = await RunningGateway.start([house.api.url], { GATEWAY_OPERATORS: '' });
});
afterAll(async () => {
  await gateway?.stop();
  await house?.stop();
});

/** Sends bytes as they are, then one more request on the connection, and gives the statuses of all answers. */
async function statusesOf(url: string, bytes: string): Promise<number[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(Buffer.from(bytes, 'latin1'));
  await Promise.race([closed, pause(300)]);
  socket.end();
  await Promise.race([closed, pause(1_000)]);
  socket.destroy();
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

const AMBIGUOUS: [what: string, bytes: string][] = [
  ['a length and chunks', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${HIDDEN}`)],
  ['chunks and a length', post(`Transfer-Encoding: chunked\r\nContent-Length: 4`, `${LENGTH.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`)],
  ['a coding that hides chunks', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding: xchunked`, `0\r\n\r\n${HIDDEN}`)],
  ['two codings', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding: identity, chunked`, `0\r\n\r\n${HIDDEN}`)],
  ['chunks and then another coding', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${HIDDEN}`)],
  ['a blank before the colon', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding : chunked`, `0\r\n\r\n${HIDDEN}`)],
  ['a tab before the coding', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding:\tchunked`, `0\r\n\r\n${HIDDEN}`)],
  ['a vertical tab before the coding', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding: \x0bchunked`, `0\r\n\r\n${HIDDEN}`)],
  ['a folded line', post(`Content-Length: ${LENGTH + 5}\r\nTransfer-Encoding:\r\n chunked`, `0\r\n\r\n${HIDDEN}`)],
  ['a field that a blank begins', post(`X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: ${LENGTH + 5}`, `0\r\n\r\n${HIDDEN}`)],
  ['a field after a lone line feed', post(`X: y\nTransfer-Encoding: chunked\r\nContent-Length: ${LENGTH + 5}`, `0\r\n\r\n${HIDDEN}`)],
  ['a field after a lone carriage return', post(`X: y\rTransfer-Encoding: chunked\r\nContent-Length: ${LENGTH + 5}`, `0\r\n\r\n${HIDDEN}`)],
  ['a field with NUL in it', post(`X: y\0Transfer-Encoding: chunked\r\nContent-Length: ${LENGTH + 5}`, `0\r\n\r\n${HIDDEN}`)],
  ['two lengths', post(`Content-Length: 0\r\nContent-Length: ${LENGTH}`, HIDDEN)],
  ['a list of lengths', post(`Content-Length: 0, ${LENGTH}`, HIDDEN)],
  ['a length with a sign', post(`Content-Length: +${LENGTH}`, HIDDEN)],
  ['a length in hexadecimal', post(`Content-Length: 0x${LENGTH.toString(16)}`, HIDDEN)],
  ['a length beyond all numbers', post(`Content-Length: ${2n ** 64n + BigInt(LENGTH)}`, HIDDEN)],
  ['a negative length', post('Content-Length: -1', HIDDEN)],
  ['an underscore for the hyphen', post(`Content_Length: 0\r\nContent-Length: ${LENGTH}\r\nTransfer_Encoding: chunked`, HIDDEN)],
  ['a chunk longer than it says', post('Transfer-Encoding: chunked', `1\r\n{}\r\n0\r\n\r\n${HIDDEN}`)],
  ['a chunk of a length beyond all numbers', post('Transfer-Encoding: chunked', `1${'0'.repeat(16)}\r\n${HIDDEN}`)],
  ['a chunk with a lone line feed in its extension', post('Transfer-Encoding: chunked', `2;a\n{}\r\n0\r\n\r\n${HIDDEN}`)],
  ['a trailer that is a field', post('Transfer-Encoding: chunked', `2\r\n{}\r\n0\r\nContent-Length: ${LENGTH}\r\n\r\n`)],
  ['a body on GET', post(`Content-Length: ${LENGTH}`, HIDDEN, 'GET /health HTTP/1.1')],
  ['chunks on GET', post('Transfer-Encoding: chunked', chunked(HIDDEN), 'GET /health HTTP/1.1')],
  ['a line end in its path', `GET /health%0d%0a%0d%0aGET%20/metrics HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a blank in its path', `GET /health HTTP/1.1 /metrics?smuggled HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a whole address for its path', `GET http://127.0.0.1/metrics?smuggled HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.66\r\n\r\n`],
  ['an upgrade that is none', `GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 777\r\n\r\n${HIDDEN}`],
  ['an upgrade with a body', post(`Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: ${LENGTH}`, HIDDEN, 'POST /ws HTTP/1.1')],
  ['a version of old', `GET /health HTTP/0.9\r\n\r\n${HIDDEN}`],
  ['a connection that drops a field of the gateway’s', `GET /metrics?smuggled HTTP/1.1\r\nHost: x\r\nConnection: close, X-Forwarded-For\r\n\r\n`],
];

describe('a request hidden in another', () => {
  it.each(AMBIGUOUS)('does not reach the API through the gateway, behind one with %s', async (_what, bytes) => {
    const statuses = await statusesOf(gateway.url, bytes);
    expect(statuses.filter((status) => status < 400 && status !== 200)).toEqual([]);
    // Whoever gets to /metrics in a way that the gateway understands is refused by it: nobody is an operator here.
    expect((await house.api.log()).filter(({ route, requestId }) => route === '/metrics' || requestId === 'smuggled')).toEqual([]);
    expect((await gateway.anonymous().get('/health')).status).toBe(200);
  });

  it.each(AMBIGUOUS)('is not made of one with %s by the API itself: what it reads as two were two', async (_what, bytes) => {
    expect((await statusesOf(house.api.url, bytes)).length).toBeLessThanOrEqual(2);
    expect((await house.api.anonymous().get('/health')).status).toBe(200);
  });
});
