import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { RunningGateway } from '../kit/running-gateway.js';
import { uniquePerson } from '../kit/unique-person.js';

/** As docker-compose.yml sets it: longer than nginx keeps an idle connection. */
const VARIABLES = { TRUST_PROXY: '1', DRAIN_IDLE_MS: '4000' };
const CALLERS = 4;
const RESTARTS = 2;

let house: Installation;
let other: RunningApi;
let gateway: RunningGateway;
beforeAll(async () => {
  house = await Installation.start(VARIABLES);
  other = await house.addApi(VARIABLES);
  gateway = await RunningGateway.start([house.api.url, other.url]);
});
afterAll(async () => {
  await gateway?.stop();
  await house?.stop();
});

/** Reads and writes of one caller, one after the other, until it is told to stop. */
async function work(client: ApiClient, isOver: () => boolean, answers: Answer[]): Promise<void> {
  while (!isOver()) {
    const made = await client.post('/api/items', { name: uniquePerson().username });
    answers.push(made, await client.get(`/api/items/${made.body?.data?.id}`), await client.get('/api/items?pageSize=5'));
    answers.push(await client.patch(`/api/items/${made.body?.data?.id}`, { description: 'changed' }));
    answers.push(await client.delete(`/api/items/${made.body?.data?.id}`));
    // More than waits at the gateway until it is whole.
    answers.push(await client.post('/api/items', `{"name":"${uniquePerson().username}"}${' '.repeat(100_000)}`));
    // Now and then connections to the APIs are idle: these are the ones that a careless stop would cut.
    await pause(randomInt(20));
  }
}

it('restarts one API after the other under load, and no request fails', async () => {
  const clients = await Promise.all(Array.from({ length: CALLERS }, async () => (await house.member()).client.elsewhere(gateway.url)));
  const answers: Answer[] = [];
  let isOver = false;
  const callers = clients.map((client) => work(client, () => isOver, answers));
  for (let round = 0; round < RESTARTS; round += 1) {
    const api = round % 2 === 0 ? other : house.api;
    await pause(500);
    api.signal('SIGTERM');
    expect(await api.ended()).toBe(0);
    await api.startAgain();
  }
  await pause(500);
  isOver = true;
  await Promise.all(callers);
  const failures = answers.filter(({ status }) => status >= 300);
  const log = await gateway.output();
  expect(failures.slice(0, 5).map(({ text, body }) => [text, log.split('\n').find((line) => line.includes(body?.error?.requestId))])).toEqual([]);
  expect(answers.length).toBeGreaterThan(500);
  process.stderr.write(`${answers.length} requests while APIs were restarted ${RESTARTS} times, ${tries(await gateway.output())} of them sent to a second one\n`);
});

describe('a POST that is on its way to an API over an idle connection, just when the API is told to stop', () => {
  /** Of the POST: the gateway sees it before it can see what the API does with the connection. */
  async function answerTo(drainIdleMs: string): Promise<string> {
    const api = await house.addApi({ ...VARIABLES, DRAIN_IDLE_MS: drainIdleMs });
    const alone = await RunningGateway.start([api.url]);
    const { client } = await house.member();
    const socket = connect(Number(new URL(alone.url).port), '127.0.0.1').setEncoding('utf8');
    const told = socket.iterator();
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    await told.next();
    const body = JSON.stringify({ name: uniquePerson().username });
    await alone.heldUp(async () => {
      const head = ['POST /api/items HTTP/1.1', 'Host: x', `Authorization: Bearer ${client.accessToken}`, 'Content-Type: application/json', `Content-Length: ${body.length}`];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
      await pause(100);
      api.signal('SIGTERM');
      await pause(500);
    });
    const { value: answer } = await told.next();
    socket.destroy();
    await alone.stop();
    return String(answer).split('\r\n', 1)[0] ?? '';
  }

  it('is answered while DRAIN_IDLE_MS is longer than the gateway keeps connections', async () => {
    expect(await answerTo('4000')).toBe('HTTP/1.1 201 Created');
  });

  it('fails without it, which is what it is for', async () => {
    expect(await answerTo('0')).toMatch(/^HTTP\/1\.1 503 /);
  });
});

/** How many requests were tried at more than one API. */
function tries(log: string): number {
  return log.split('\n').filter((line) => /"upstream":"[^"]+, /.test(line)).length;
}
