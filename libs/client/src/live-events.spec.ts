import { getEventListeners } from 'node:events';
import { setImmediate as settle } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HaloLightClient } from './halolight-client.js';
import type { LiveEvent } from './live-events.js';
import { MemoryTokenStore } from './memory-token-store.js';

/** Tells events over connections that a test ends. */
class EventServer {
  readonly asked: (string | null)[] = [];
  /** By whose token the events were asked for. */
  readonly askedBy: (string | null)[] = [];
  /** What the next connections are refused with. */
  readonly refusals: Response[] = [];
  private connection: ReadableStreamDefaultController<Uint8Array> | undefined;

  send = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/api/auth/login') return signedIn((await request.json()).email);
    if (pathname === '/api/auth/logout') return refused(503);
    const token = request.headers.get('Authorization');
    this.askedBy.push(token);
    if (token === null) return refused(401);
    this.asked.push(searchParams.get('lastEventId'));
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    const body = new ReadableStream<Uint8Array>({ start: (connection) => void (this.connection = connection) });
    request.signal.addEventListener('abort', () => this.break());
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };

  /** @param size bytes of each packet */
  tell(text: string, size = Infinity): void {
    const bytes = new TextEncoder().encode(text);
    for (let start = 0; start < bytes.length; start += size) this.connection?.enqueue(bytes.slice(start, start + size));
  }

  end(): void {
    this.connection?.close();
  }

  break(): void {
    this.connection?.error(new TypeError('network'));
  }
}

/** Milliseconds after which a connection that has ended is followed by the next one, and after which one that could not be made is. */
const [BACK_MS, AGAIN_MS] = [5_000, 9_000];
const event = (id: number) => `id: ${id}\nevent: message.created\ndata: {"n":${id},"text":"Grüße: 🔑"}\n\n`;
const IDS = { ada: 7, bob: 8 };
const signedIn = (name: keyof typeof IDS) =>
  Response.json({ success: true, data: { user: { id: IDS[name] }, accessToken: name, refreshToken: 'r', expiresIn: 900 } });
const refused = (status: number, retryAfter = '0') => new Response('no', { status, headers: { 'Retry-After': retryAfter } });

let server: EventServer;
let client: HaloLightClient;
let stop: AbortController;
let heard: LiveEvent[];
beforeEach(async () => {
  [server, stop, heard] = [new EventServer(), new AbortController(), []];
  client = new HaloLightClient({ url: 'http://halo.test', store: new MemoryTokenStore(), fetch: server.send });
  await client.signIn('ada', 'marble-otter-29');
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  stop.abort();
  jest.useRealTimers();
});

async function quiet(ms = 0): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await settle();
  jest.advanceTimersByTime(ms);
  for (let turn = 0; turn < 20; turn += 1) await settle();
}
/** @returns what comes of the events once they are over */
function follow(lastEventId?: number): Promise<unknown> {
  const listen = async (): Promise<void> => {
    for await (const each of client.liveEvents({ signal: stop.signal, ...(lastEventId !== undefined && { lastEventId }) })) heard.push(each);
  };
  return listen().then(() => 'over', (error: unknown) => error);
}
const ids = () => heard.map(({ id }) => id);

describe('live events', () => {
  it('are told with their ids, however the stream is cut into packets', async () => {
    void follow();
    await quiet();
    server.tell(`retry: 1000\nid: 4\n\n:\n\n${event(5)}${event(6)}`, 1);
    await quiet();
    expect(heard).toEqual([5, 6].map((id) => ({ id, event: 'message.created', data: { n: id, text: 'Grüße: 🔑' } })));
  });

  it('go on behind the last one when the connection ends, breaks, or was told nothing but where it begins', async () => {
    void follow();
    await quiet();
    server.tell('id: 4\n\n');
    await quiet();
    server.end();
    await quiet(BACK_MS);
    server.tell(event(5));
    await quiet();
    server.break();
    await quiet(BACK_MS);
    server.tell(event(6));
    await quiet();
    expect([server.asked, ids()]).toEqual([[null, '4', '5'], [5, 6]]);
  });

  it('begin behind an event that was heard before', async () => {
    void follow(3);
    await quiet();
    expect(server.asked).toEqual(['3']);
  });

  it('go on over a new connection when the old one falls silent, which one that shows life does not', async () => {
    void follow(3);
    await quiet();
    for (let time = 0; time < 4; time += 1) {
      await quiet(15_000);
      server.tell(':\n\n');
    }
    await quiet();
    expect(server.asked).toHaveLength(1);
    await quiet(36_000);
    await quiet(BACK_MS);
    expect(server.asked).toEqual(['3', '3']);
  });

  it('wait for a server that cannot answer now, as long as it says', async () => {
    server.refusals.push(refused(503, '5'), refused(429));
    void follow();
    await quiet();
    await quiet(4_900);
    expect(server.asked).toHaveLength(1);
    await quiet(AGAIN_MS);
    expect(server.asked).toHaveLength(2);
    await quiet(2 * AGAIN_MS);
    expect(server.asked).toHaveLength(3);
  });

  it('are asked for less and less often of a server that cannot be reached, and as often as ever once something was heard', async () => {
    const failures = 20;
    server.refusals.push(...Array.from({ length: failures }, () => refused(503)));
    void follow();
    await quiet();
    for (let second = 0; second < 60; second += 1) await quiet(1_000);
    expect(server.asked.length).toBeLessThan(failures);
    while (server.asked.length <= failures) await quiet(10_000);
    server.tell('id: 4\n\n');
    await quiet();
    server.end();
    await quiet(BACK_MS);
    expect(server.asked.slice(failures)).toEqual([null, '4']);
  });

  it('leave nothing behind on the signal that would break them off, however often they come back', async () => {
    void follow();
    await quiet();
    server.tell('id: 4\n\n');
    const listeners = getEventListeners(stop.signal, 'abort').length;
    for (let time = 0; time < 5; time += 1) {
      server.end();
      await quiet(BACK_MS);
      server.tell(':\n\n');
      await quiet();
    }
    expect([server.asked.length, getEventListeners(stop.signal, 'abort').length]).toEqual([6, listeners]);
  });

  it('are over once somebody else is signed in, to whom nothing is told of them on an open connection', async () => {
    const over = follow();
    await quiet();
    server.tell(event(5));
    await quiet();
    await client.signIn('bob', 'marble-otter-29');
    server.tell('id: 6\nevent: session.revoked\ndata: {}\n\n');
    expect([await over, ids()]).toEqual(['over', [5]]);
  });

  it('are over once somebody else is signed in, who does not go on behind them on a new connection', async () => {
    const over = follow();
    await quiet();
    server.tell(event(5));
    await quiet();
    server.end();
    await client.signIn('bob', 'marble-otter-29');
    await quiet(BACK_MS);
    expect([await over, ids(), server.askedBy]).toEqual(['over', [5], ['Bearer ada', null]]);
  });

  it('are over once nobody is signed in any more, and when they are broken off', async () => {
    server.refusals.push(refused(401));
    expect(await follow()).toBe('over');
    const over = follow();
    await quiet();
    stop.abort();
    expect(await over).toBe('over');
    expect(await follow()).toBe('over');
  });

  it('fail with a refusal that does not pass', async () => {
    server.refusals.push(refused(403));
    expect(await follow()).toMatchObject({ status: 403 });
  });

  it('fail with an event that is not what the API tells, rather than ask for it for ever', async () => {
    const over = follow(3);
    await quiet();
    server.tell('id: 4\nevent: message.created\ndata: {"n":\n\n');
    await quiet();
    expect(await over).toBeInstanceOf(SyntaxError);
    expect(server.asked).toEqual(['3']);
  });
});
