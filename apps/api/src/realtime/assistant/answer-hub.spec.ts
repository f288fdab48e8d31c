import { setImmediate as settle, setTimeout as pause } from 'node:timers/promises';
import { InMemoryAssistant } from '@halolight/application/assistant/testing';
import type { AnswerEnding } from '@halolight/domain/assistant';
import type { Logger } from '@halolight/application/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { WatchedSession } from '../session-watch.js';
import type { AnswerFrame } from './answer-frame.js';
import { AnswerHub } from './answer-hub.js';
import type { AnswerListener, ListenerEnding } from './answer-listener.js';

class FakeListener implements AnswerListener {
  readonly transport = 'websocket';
  readonly userId = 7;
  readonly sessionId = 1;
  readonly tokenExpiresAt = 90_000;
  readonly heard: unknown[] = [];
  readonly frames: unknown[] = [];
  endedBy: ListenerEnding | null = null;
  /** Makes room for two more, where it waits. */
  read = (): void => undefined;

  /** @param patience after how many frames it counts as too slow */
  constructor(
    private patience = Infinity,
    readonly hearsQuestions = false,
  ) {}

  send({ event, data }: AnswerFrame): boolean {
    this.heard.push('text' in data ? data.text : [event, data.messageId]);
    this.frames.push({ event, data });
    return this.heard.length < this.patience;
  }

  onceRead(effect: () => void): void {
    this.read = () => {
      this.patience += 2;
      effect();
    };
  }

  end(why: ListenerEnding): void {
    this.endedBy ??= why;
  }
}

const PATIENCE_MS = 100;
const logger: Logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };

let store: InMemoryAssistant;
let conversationId: number;
let watched: Set<WatchedSession>;
let stopped: number[];
let dropped: string[];
let count: () => Readonly<Record<string, number>>;
let say: (payload: string) => void;
let resume: () => void;
let hub: AnswerHub;
beforeEach(async () => {
  store = new InMemoryAssistant();
  conversationId = await store.conversations.add(7, null);
  [watched, stopped, dropped] = [new Set(), [], []];
  const sessions = { add: (session: WatchedSession) => (watched.add(session), () => void watched.delete(session)) };
  const feed = { subscribe: (_channel: string, hear: typeof say) => void (say = hear), onResumed: (effect: () => void) => void (resume = effect) };
  const metrics = { watchAssistantListeners: (counted: typeof count) => void (count = counted), countDroppedReader: (transport: string) => void dropped.push(transport) };
  hub = new AnswerHub(store.feed, { stop: (id) => void stopped.push(id) }, sessions, feed, logger, metrics, PATIENCE_MS);
});
afterEach(() => hub.close());

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await settle();
}
async function connect({ listener = new FakeListener(), after }: { listener?: FakeListener; after?: number } = {}) {
  const leave = hub.follow(listener, await hub.position(conversationId, after));
  await quiet();
  return Object.assign(listener, { leave });
}
async function announce(kind: 'news' | 'stop' = 'news', id = conversationId): Promise<void> {
  say(`${kind}:${id}`);
  await quiet();
}
const begin = () => store.answers.begin({ conversationId, question: 'Why?', title: 'Why?' });
async function answered(text: string, ending: AnswerEnding = 'COMPLETE'): Promise<number> {
  const id = await begin();
  await store.answers.append(id, [{ start: 0, text }]);
  await store.answers.finish(id, ending);
  return id;
}

describe('AnswerHub', () => {
  it('sends what is said when it is announced, to all who listen, and nothing twice', async () => {
    const [one, two] = [await connect(), await connect()];
    const id = await begin();
    await store.answers.append(id, [{ start: 0, text: 'Be' }, { start: 2, text: 'cause' }]);
    expect(one.heard).toEqual([]);
    for (let time = 0; time < 3; time += 1) await announce();
    await store.answers.finish(id, 'COMPLETE');
    await announce();
    const all = ['Be', 'cause', ['assistant.done', id]];
    expect([one.heard, two.heard]).toEqual([all, all]);
  });

  it('says how an answer ended', async () => {
    const listener = await connect();
    const [stop, fail] = [await answered('a', 'STOPPED'), await answered('b', 'FAILED')];
    await announce();
    expect(listener.heard).toEqual(['a', ['assistant.done', stop], 'b', ['assistant.error', fail]]);
  });

  it('tells who hears questions of an answer that was stopped, and nobody else', async () => {
    const [curious, other] = [await connect({ listener: new FakeListener(Infinity, true) }), await connect()];
    const [stop, complete] = [await answered('a', 'STOPPED'), await answered('b')];
    await announce();
    expect(curious.frames).toContainEqual({ event: 'assistant.done', data: { messageId: stop, stopped: true } });
    expect(other.frames).toContainEqual({ event: 'assistant.done', data: { messageId: stop } });
    for (const { frames } of [curious, other]) expect(frames.at(-1)).toEqual({ event: 'assistant.done', data: { messageId: complete } });
  });

  it('says of each piece to which answer it belongs', async () => {
    const listener = await connect();
    const [one, two] = [await answered('a'), await answered('b')];
    await announce();
    expect(listener.frames.filter((_frame, place) => place % 2 === 0)).toEqual([
      { event: 'assistant.chunk', data: { text: 'a', messageId: one } },
      { event: 'assistant.chunk', data: { text: 'b', messageId: two } },
    ]);
  });

  it('tells who wants to know what was asked, each question once and before its answer, and at first what runs', async () => {
    const fresh = await connect({ listener: new FakeListener(Infinity, true) });
    const none = { event: 'assistant.state', data: { messageId: null } };
    expect(fresh.frames).toEqual([none]);
    const id = await begin();
    await announce();
    await announce();
    const asked = { event: 'assistant.question', data: { messageId: id - 1, content: 'Why?', answerId: id } };
    expect(fresh.frames).toEqual([none, asked]);
    await store.answers.append(id, [{ start: 0, text: 'So' }]);
    const back = await connect({ listener: new FakeListener(Infinity, true), after: 0 });
    expect(back.frames).toEqual([asked, { event: 'assistant.chunk', data: { text: 'So', messageId: id } }, { event: 'assistant.state', data: { messageId: id } }]);
  });

  it('begins with the running answer, or after what was seen, however much that is', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await answered(`${n}`));
    const running = await begin();
    await store.answers.append(running, [{ start: 0, text: 'so far' }]);
    expect((await connect()).heard).toEqual(['so far']);
    const back = await connect({ after: ids[0] ?? 0 });
    expect(back.heard).toEqual([...ids.slice(1).flatMap((id, n) => [`${n + 1}`, ['assistant.done', id]]), 'so far']);
  });

  it('makes up for what was not announced when the feed resumes', async () => {
    const listener = await connect();
    await answered('unheard');
    resume();
    await quiet();
    expect(listener.heard[0]).toBe('unheard');
  });

  it('tries again when the database was away', async () => {
    const listener = await connect();
    await answered('late');
    jest.spyOn(store.feed, 'after').mockRejectedValueOnce(new Error('away'));
    await announce();
    expect(listener.heard).toEqual([]);
    await pause(600);
    expect(listener.heard[0]).toBe('late');
  });

  it('stops what this process writes when that is announced, and nothing when there is only news', async () => {
    await announce('news', 5);
    await announce('stop', 6);
    expect(stopped).toEqual([6]);
  });

  it('gives as much as there is room for, and the rest once that was read', async () => {
    const [slow, fast] = [await connect({ listener: new FakeListener(1) }), await connect()];
    const [one, two] = [await answered('a'), await answered('b')];
    await announce();
    await announce();
    expect([slow.heard, fast.heard]).toEqual([['a'], ['a', ['assistant.done', one], 'b', ['assistant.done', two]]]);
    while (slow.heard.length < 4) {
      slow.read();
      await quiet();
    }
    expect([slow.heard, slow.endedBy]).toEqual([fast.heard, null]);
  });

  it('drops who reads nothing for too long, and serves the others', async () => {
    const [slow, fast] = [await connect({ listener: new FakeListener(1) }), await connect()];
    await answered('a');
    await announce();
    await pause(2 * PATIENCE_MS);
    expect([slow.endedBy, slow.heard, fast.heard.length, fast.endedBy, dropped]).toEqual(['too-slow', ['a'], 2, null, ['websocket']]);
  });

  it('ends who listens to a conversation that is gone, or whose session is over, or whose token has expired', async () => {
    const [one, two, other] = [await connect(), await connect(), await connect()];
    const [first, second] = watched;
    expect(first?.tokenExpiresAt).toBe(90_000);
    first?.end('revoked');
    second?.end('expired');
    await store.conversations.remove(conversationId);
    await announce('stop');
    expect([one.endedBy, two.endedBy, other.endedBy]).toEqual(['revoked', 'expired', 'gone']);
  });

  it('forgets who leaves, counts who is there, and ends all when it closes', async () => {
    const [gone, here] = [await connect(), await connect()];
    expect(count()).toEqual({ websocket: 2, sse: 0 });
    gone.leave();
    expect([count(), watched.size]).toEqual([{ websocket: 1, sse: 0 }, 1]);
    await answered('x');
    await announce();
    expect(gone.heard).toEqual([]);
    hub.close();
    expect([hub.closed, here.endedBy, gone.endedBy]).toEqual([true, 'going-away', null]);
  });
});
