import { once } from 'node:events';
import { request as httpRequest, Agent, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { startServer } from './server.js';

describe('the server', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  const raw = async (bytes: string): Promise<string> => {
    const socket = connect(app.port, '127.0.0.1');
    socket.write(bytes);
    return text(socket);
  };

  it('names the variable when the port is taken', async () => {
    await expect(startServer(() => undefined, app.port)).rejects.toThrow(`PORT: port ${app.port} is in use; stop what listens there or set PORT to another port`);
    await expect(startServer(() => undefined, app.port, 'METRICS_PORT')).rejects.toThrow('METRICS_PORT: ');
  });

  it('serves a request that would rather speak another protocol as it is, and hands WebSockets over by their path', async () => {
    const handed: string[] = [];
    const upgrades = new Map([['/ws', (request: IncomingMessage, socket: Duplex) => {
      handed.push(request.url ?? '');
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    }]]);
    const running = await startServer((_request, response) => void response.end('served'), 0, 'PORT', upgrades);
    const ask = async (path: string, protocol: string): Promise<string> => {
      const socket = connect(running.port, '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: ${protocol}\r\n\r\n`);
      return text(socket);
    };
    for (const [path, protocol] of [['/ws', 'h2c'], ['/', 'websocket'], ['/wsx', 'websocket'], ['/ws/', 'websocket']] as const) {
      expect(await ask(path, protocol)).toMatch(/^HTTP\/1\.1 200 [^]*served/);
    }
    expect(await ask('/ws?token=x', 'WebSocket')).toMatch(/^HTTP\/1\.1 401 /);
    expect(await ask('/ws', 'websocket\r\nHost: y')).toMatch(/^HTTP\/1\.1 400 /);
    expect(handed).toEqual(['/ws?token=x']);
    await running.close();
  });

  it('lets a running request finish when it closes, and ends its connection', async () => {
    const slow = app.fetch('/api/notes/slow');
    await untilRunning(app);
    const closing = app.close();
    await pause(50);
    await expect(app.fetch('/health')).rejects.toThrow();
    app.notes.gate.resolve();
    const response = await slow;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await response.json()).toEqual({ success: true, data: 'late' });
    await closing;
  });

  it('ends a request that has not finished ten seconds later', async () => {
    const slow = app.fetch('/api/notes/slow');
    await untilRunning(app);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const closing = app.close();
    jest.advanceTimersByTime(10_000);
    jest.useRealTimers();
    await expect(slow).rejects.toThrow();
    await closing;
  });

  it('closes idle connections at once', async () => {
    const agent = new Agent({ keepAlive: true });
    const request = httpRequest({ port: app.port, host: '127.0.0.1', path: '/health', agent }).end();
    const [response] = await once(request, 'response');
    await text(response);
    await app.close();
    agent.destroy();
  });

  it('serves a request that comes in on an open connection while it closes, and says it was the last', async () => {
    const socket = connect(app.port, '127.0.0.1');
    const answers = text(socket);
    socket.write('GET /api/notes/slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await untilRunning(app);
    const closing = app.close();
    app.notes.gate.resolve();
    expect(await answers).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*"late"/);
    await closing;
  });

  it('keeps idle connections for as long as it is told, answers what still comes, and takes no new ones', async () => {
    const running = await startServer((_request, response) => void response.end('served'), 0, 'PORT', new Map(), 300);
    const open = () => connect(running.port, '127.0.0.1');
    const request = (socket: Socket) => socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
    const [used, unused] = [open(), open()];
    for (const socket of [used, unused]) {
      request(socket);
      await once(socket, 'readable');
    }
    const [answers, nothing] = [text(used), text(unused)];
    const closedAt = performance.now();
    const closing = running.close();
    await pause(100);
    await expect(once(open(), 'connect')).rejects.toThrow('ECONNREFUSED');
    request(used);
    expect((await answers).match(/^Connection: .*$/gm)).toEqual(['Connection: keep-alive', 'Connection: close']);
    expect((await nothing).match(/^Connection: .*$/gm)).toEqual(['Connection: keep-alive']);
    await closing;
    expect(performance.now() - closedAt).toBeGreaterThan(290);
  });

  it('tells who takes more than a minute over a body, and does not wait for the rest', async () => {
    const socket = connect(app.port, '127.0.0.1');
    const answer = text(socket);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    socket.write('POST /api/notes/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"title":');
    while (jest.getTimerCount() === 0) await immediate();
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    expect(await answer).toMatch(/^HTTP\/1\.1 408 [^]*Connection: close\r\n[^]*"REQUEST_TIMEOUT"/i);
  });

  it.each([
    ['what is not HTTP', 'HELLO\r\n\r\n', 400, 'VALIDATION_ERROR'],
    ['a request without a host', 'GET /health HTTP/1.1\r\n\r\n', 400, 'VALIDATION_ERROR'],
    ['a request with two hosts', 'GET /health HTTP/1.1\r\nHost: x\r\nhOST: x\r\n\r\n', 400, 'VALIDATION_ERROR'],
    ['a request of old with two hosts', 'GET /health HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n', 400, 'VALIDATION_ERROR'],
    ['header fields without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADER_FIELDS_TOO_LARGE'],
  ])('answers %s in the shape of every failure', async (_what, bytes, status, code) => {
    const answer = await raw(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ success: false, error: { code, requestId: /X-Request-Id: (.*)/.exec(head)?.[1] } });
  });

  it('serves a request that expects what we do not know', async () => {
    expect(await raw('GET /health HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

async function untilRunning(app: TestApp): Promise<void> {
  await once(app.server, 'request');
}
