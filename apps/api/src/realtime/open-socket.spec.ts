import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sampleActor } from '@halolight/application/kernel/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { OpenSocket } from './open-socket.js';

let server: WebSocketServer;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0 });
  await once(server, 'listening');
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** Both ends of a connection. @param autoPong false for a front end that is gone without a word */
async function connection(autoPong: boolean): Promise<{ socket: WebSocket; here: OpenSocket; there: WebSocket }> {
  const there = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { autoPong });
  const [socket]: WebSocket[] = await once(server, 'connection');
  if (!socket) throw new Error('No connection');
  await once(there, 'open');
  return { socket, here: new OpenSocket(socket, { actor: sampleActor(7), expiresAt: new Date(0) }), there };
}

it('an open socket is dropped when it has not answered by the next time it is asked', async () => {
  const { here, there } = await connection(false);
  here.beat();
  await once(there, 'ping');
  here.beat();
  expect((await once(there, 'close'))[0]).toBe(1006);
});

it('an open socket stays for as long as it answers', async () => {
  const { socket, here, there } = await connection(true);
  for (let time = 0; time < 3; time += 1) {
    const answered = once(socket, 'pong');
    here.beat();
    await answered;
  }
  expect(there.readyState).toBe(WebSocket.OPEN);
});

it('an open socket tells who was connected by a token that has expired to come back with a new one', async () => {
  const { here, there } = await connection(true);
  here.end('expired');
  const [code, reason] = await once(there, 'close');
  expect([code, String(reason)]).toEqual([4408, 'The access token has expired; connect again with a new one']);
});
