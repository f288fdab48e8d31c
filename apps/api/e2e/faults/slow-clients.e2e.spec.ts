import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';

const OF_EACH_KIND = 100;
const HALF_A_HEAD = 'GET /api/roles HTTP/1.1\r\nHost: x\r\nX-Never';
const HALF_A_BODY = 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email":';
const UNREAD = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20);
/** The answers that nobody reads would take more than two GiB. */
const MOST_GROWTH = 64 * 1024 * 1024;
const TIMED_OUT = /^HTTP\/1\.1 408 [^]*"REQUEST_TIMEOUT"/;

let house: Installation;
let member: Member;
const sockets: Socket[] = [];
beforeAll(async () => {
  house = await Installation.start({ DB_POOL_MAX: '2', DB_POOL_TIMEOUT_MS: '10000' });
  member = await house.member();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await house?.stop();
});

/** Somebody who sends this, reads nothing, and is not heard of again. */
async function leaveAfter(bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(house.api.url).port), '127.0.0.1');
  sockets.push(socket.on('error', () => undefined).pause());
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

/** As the API counts it. */
async function residentBytes(): Promise<number> {
  const { text: metrics } = await house.api.anonymous().get('/metrics');
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
}

fault('slow clients and half-open connections cost nobody else anything, hold little, and are told so: after fifteen seconds without a request, after a minute in a body', async () => {
  // What a process takes for its first answers is not theirs.
  await Promise.all(Array.from({ length: OF_EACH_KIND }, () => house.api.anonymous().get('/openapi.json')));
  const before = await residentBytes();
  const [silent, halfHeads, halfBodies] = await Promise.all(
    ['', HALF_A_HEAD, HALF_A_BODY, UNREAD].map((bytes) => Promise.all(Array.from({ length: OF_EACH_KIND }, () => leaveAfter(bytes)))),
  );
  const answers = await Promise.all(Array.from({ length: 50 }, (_, count) => member.client.post('/api/items', { name: `Meanwhile ${count}` })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect((await house.api.anonymous().signIn(member.email, member.password)).accessToken).not.toBe('');

  for (const socket of [silent?.[0], halfHeads?.[0]]) {
    expect(socket && (await text(socket))).toMatch(TIMED_OUT);
  }
  const told = await Promise.all((halfBodies ?? []).map((socket) => text(socket)));
  expect(told).toEqual(Array.from({ length: OF_EACH_KIND }, () => expect.stringMatching(TIMED_OUT)));
  expect((await residentBytes()) - before).toBeLessThan(MOST_GROWTH);
  expect((await member.client.get('/api/auth/me')).status).toBe(200);
}, 120_000);
