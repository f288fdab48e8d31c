import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sampleActor } from '@halolight/application/kernel/testing';
import { silentLogger } from '@halolight/infrastructure/kernel/testing';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { AssistantConnection } from './assistant-connection.js';

const PARTS = { askAssistant: { execute: async () => 1 }, stopAnswer: { execute: async () => null }, access: { find: async () => null }, asUnavailable: () => undefined, logger: silentLogger };
const HEARTBEAT = { event: 'assistant.heartbeat', data: {} };

let server: WebSocketServer;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0 });
  await once(server, 'listening');
});
afterEach(() => {
  jest.useRealTimers();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** What a front end hears in 45 seconds. */
async function heard(hearsQuestions: boolean): Promise<unknown[]> {
  const there = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const frames: unknown[] = [];
  there.on('message', (text: Buffer) => frames.push(JSON.parse(text.toString())));
  const [socket]: WebSocket[] = await once(server, 'connection');
  if (!socket) throw new Error('No connection');
  await once(there, 'open');
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'] });
  const connection = new AssistantConnection(socket, { actor: sampleActor(7), expiresAt: new Date(Date.now() + 60_000) }, 1, PARTS, hearsQuestions);
  jest.advanceTimersByTime(45_000);
  connection.end('going-away');
  await once(socket, 'close');
  jest.advanceTimersByTime(45_000);
  expect(jest.getTimerCount()).toBe(0);
  return frames;
}

it('a connection to the assistant shows every fifteen seconds that it is alive to who hears questions, until it ends', async () => {
  expect(await heard(true)).toEqual([HEARTBEAT, HEARTBEAT, HEARTBEAT]);
});

it('a connection to the assistant says nothing by itself to others', async () => {
  expect(await heard(false)).toEqual([]);
});

it('a connection to the assistant takes no question once its token has expired', async () => {
  const asked = jest.fn(async () => 1);
  const there = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket]: WebSocket[] = await once(server, 'connection');
  if (!socket) throw new Error('No connection');
  await once(there, 'open');
  const parts = { ...PARTS, askAssistant: { execute: asked } };
  new AssistantConnection(socket, { actor: sampleActor(7), expiresAt: new Date() }, 1, parts, false);
  there.send(JSON.stringify({ type: 'assistant.message', content: 'Still there?' }));
  expect((await once(there, 'close'))[0]).toBe(4408);
  expect(asked).not.toHaveBeenCalled();
});
