import { setImmediate as settle, setTimeout as pause } from 'node:timers/promises';
import { OpenSessions, type LiveEventLog, type LivePosition } from '@halolight/application/collaboration';
import { InMemoryLiveEventLog, RecordingLiveEvents } from '@halolight/application/collaboration/testing';
import type { Logger } from '@halolight/application/kernel';
import { FixedClock } from '@halolight/application/kernel/testing';
import { PermissionSet } from '@halolight/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveConnection, LiveEnding } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';
import { LiveHub } from './live-hub.js';
import { LiveRights } from './live-rights.js';

class FakeConnection implements LiveConnection {
  readonly transport = 'websocket';
  readonly heard: unknown[] = [];
  endedBy: LiveEnding | null = null;
  /** How many frames wait for its reader before it is full; nothing is read until `read`. */
  room = Infinity;
  private waiting = 0;
  private effect: (() => void) | undefined;

  constructor(
    readonly userId: number,
    readonly sessionId: number,
    readonly tokenExpiresAt = Infinity,
  ) {}

  send(frame: LiveFrame): boolean {
    const { event, data } = JSON.parse(frame.asJson().toString());
    this.heard.push(data.n ?? event);
    this.waiting += 1;
    return this.waiting < this.room;
  }

  onceRead(effect: () => void): void {
    this.effect = effect;
  }

  async read(): Promise<void> {
    this.waiting = 0;
    this.effect?.();
    await quiet();
  }

  end(why: LiveEnding): void {
    this.endedBy ??= why;
  }
}

class FakeFeed {
  private readonly subscribers = new Map<string, (payload: string) => void>();
  private resumed: () => void = () => undefined;

  subscribe = (channel: string, onPayload: (payload: string) => void): void => void this.subscribers.set(channel, onPayload);
  onResumed = (effect: () => void): void => void (this.resumed = effect);
  resume = (): void => this.resumed();

  say(channel: 'halo_live' | 'halo_access', payload: string): void {
    this.subscribers.get(channel)?.(payload);
  }
}

class FakeOpenSessions extends OpenSessions {
  readonly ended = new Set<number>();

  override async among(sessionIds: readonly number[]): Promise<ReadonlySet<number>> {
    return new Set(sessionIds.filter((id) => !this.ended.has(id)));
  }
}

/** Everything that was started has happened. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await settle();
}

const logger: Logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
const metrics = { watchLiveConnections: jest.fn(), countLiveFrames: jest.fn(), countDroppedReader: jest.fn() };

let stream: RecordingLiveEvents;
let log: LiveEventLog;
let feed: FakeFeed;
let sessions: FakeOpenSessions;
let hub: LiveHub;
/** Of the sessions that may not see messages, what is asked of the directory of rights. */
let mute: Set<number>;
/** What the others hold. */
let granted: string[];
const rights = new LiveRights({
  find: async (sessionId) => ({ userId: sessionId, sessionId, expiresAt: new Date(), permissions: new PermissionSet(mute.has(sessionId) ? [] : granted), grantsByRole: new Map(), mustChangePassword: false }),
});
beforeEach(() => {
  mute = new Set();
  granted = ['messages:view'];
  stream = new RecordingLiveEvents();
  log = new InMemoryLiveEventLog(stream, new FixedClock());
  feed = new FakeFeed();
  sessions = new FakeOpenSessions();
  hub = new LiveHub(log, sessions, rights, feed, logger, metrics);
});
afterEach(() => {
  hub.close();
  jest.clearAllMocks();
});

const happen = (userId: number, ...ns: number[]) => stream.tell(ns.map((n) => ({ userId, event: 'message.created', data: { n } })));
async function connect(userId: number, { sessionId = userId, lastEventId, tokenExpiresAt }: { sessionId?: number; lastEventId?: number; tokenExpiresAt?: number } = {}): Promise<FakeConnection & { leave: () => void }> {
  const connection = new FakeConnection(userId, sessionId, tokenExpiresAt);
  const leave = hub.follow(connection, await hub.beginning(lastEventId));
  await quiet();
  return Object.assign(connection, { leave });
}
/** Holds the next answer of the stream back. @returns what lets it come */
function holdAnswer(): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const read = log.after.bind(log);
  jest.spyOn(log, 'after').mockImplementationOnce(async (positions, most) => {
    const events = await read(positions, most);
    await promise;
    return events;
  });
  return async () => {
    resolve();
    await quiet();
  };
}
async function announce(payload: string): Promise<void> {
  feed.say('halo_live', payload);
  await quiet();
}

describe('LiveHub', () => {
  it('sends what happens to whom it happens, when it is announced', async () => {
    const [ada, bob, second] = [await connect(7), await connect(8), await connect(7, { sessionId: 70 })];
    await happen(7, 1, 2);
    await happen(8, 3);
    expect([ada.heard, bob.heard]).toEqual([[], []]);
    await announce('7');
    expect([ada.heard, second.heard, bob.heard]).toEqual([[1, 2], [1, 2], []]);
    await announce('all');
    expect([ada.heard, bob.heard]).toEqual([[1, 2], [3]]);
  });

  it('sends nothing twice, however often it is announced', async () => {
    const ada = await connect(7);
    await happen(7, 1);
    for (let time = 0; time < 3; time += 1) await announce('7');
    expect(ada.heard).toEqual([1]);
  });

  it('begins with what happens from the connection on, or after what was seen', async () => {
    await happen(7, 1, 2, 3);
    const [fresh, back, ahead] = [await connect(7), await connect(7, { lastEventId: 1 }), await connect(7, { lastEventId: 99 })];
    await happen(7, 4);
    await announce('7');
    expect([fresh.heard, back.heard, ahead.heard]).toEqual([[4], [2, 3, 4], ['events.missed', 4]]);
  });

  it('says so to who comes back for what is forgotten by now, once', async () => {
    await happen(7, 1, 2, 3);
    await log.deleteBefore(new Date(Date.now() + 86_400_000), 2);
    await happen(7, 4);
    const [late, still, fresh] = [await connect(7, { lastEventId: 1 }), await connect(7, { lastEventId: 2 }), await connect(7)];
    expect([late.heard, still.heard, fresh.heard]).toEqual([['events.missed', 3, 4], [3, 4], []]);
    expect(await hub.beginning(1)).toEqual({ position: 2, hasGap: true, isFirst: false });
  });

  it('sends what happened between the answer and the connection', async () => {
    const beginning = await hub.beginning();
    await happen(7, 1);
    feed.say('halo_live', '7');
    const ada = new FakeConnection(7, 7);
    hub.follow(ada, beginning);
    await quiet();
    expect(ada.heard).toEqual([1]);
  });

  it('keeps nothing from who comes back from further behind while others are read for', async () => {
    await happen(7, 1, 2, 3, 4, 5);
    const answer = holdAnswer();
    const [near, far, fresh] = [await connect(7, { lastEventId: 4 }), await connect(7, { lastEventId: 1 }), await connect(7)];
    await answer();
    expect([near.heard, far.heard, fresh.heard]).toEqual([[5], [2, 3, 4, 5], []]);
  });

  it('keeps nothing from who has read while others are read for', async () => {
    const [slow, fast] = [await connect(7), await connect(7)];
    slow.room = 2;
    await happen(7, 1, 2, 3, 4);
    await announce('7');
    const answer = holdAnswer();
    await happen(7, 5);
    await announce('7');
    slow.room = Infinity;
    await slow.read();
    await answer();
    expect([slow.heard, fast.heard]).toEqual([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]]);
  });

  it('sends a long absence in several goes', async () => {
    const all = Array.from({ length: 1_001 }, (_, index) => index + 1);
    await happen(7, ...all);
    expect((await connect(7, { lastEventId: 0 })).heard).toEqual(all);
  });

  it('asks once for all who are concerned, and not at all for who is not connected', async () => {
    await connect(7);
    await connect(8);
    const asked = jest.spyOn(log, 'after');
    await announce('9');
    expect(asked).not.toHaveBeenCalled();
    feed.say('halo_live', '7');
    feed.say('halo_live', '8');
    feed.say('halo_live', '7');
    await quiet();
    expect(asked.mock.calls.map(([positions]) => positions.map(({ userId }: LivePosition) => userId))).toEqual([[7], [8, 7]]);
  });

  it('makes up for what was not announced when the feed resumes', async () => {
    const ada = await connect(7);
    await happen(7, 1);
    feed.resume();
    await quiet();
    expect(ada.heard).toEqual([1]);
  });

  it('sends nothing to who left', async () => {
    const ada = await connect(7);
    ada.leave();
    await happen(7, 1);
    await announce('7');
    expect(ada.heard).toEqual([]);
  });

  it('gives a reader no more than there is room for, and the rest when it was read', async () => {
    const all = Array.from({ length: 450 }, (_, index) => index + 1);
    await happen(7, ...all);
    const [slow, fast] = [new FakeConnection(7, 7), new FakeConnection(7, 7)];
    slow.room = 150;
    hub.follow(slow, await hub.beginning(0));
    hub.follow(fast, await hub.beginning(0));
    await quiet();
    expect([slow.heard.length, fast.heard]).toEqual([150, all]);
    await happen(7, 451);
    await announce('7');
    expect([slow.heard.length, fast.heard.at(-1)]).toEqual([150, 451]);
    for (let time = 0; time < 3; time += 1) await slow.read();
    expect([slow.heard, slow.endedBy]).toEqual([[...all, 451], null]);
  });

  it('drops a reader who reads nothing for ten seconds, and them alone', async () => {
    jest.useFakeTimers();
    const [slow, fast] = [await connect(7), await connect(7)];
    slow.room = 2;
    await happen(7, 1, 2, 3, 4);
    await announce('7');
    await jest.advanceTimersByTimeAsync(9_999);
    expect([slow.endedBy, metrics.countDroppedReader.mock.calls]).toEqual([null, []]);
    await jest.advanceTimersByTimeAsync(1);
    jest.useRealTimers();
    expect([slow.heard, slow.endedBy, fast.heard, fast.endedBy]).toEqual([[1, 2], 'too-slow', [1, 2, 3, 4], null]);
    expect(metrics.countDroppedReader).toHaveBeenCalledWith('websocket');
  });

  it('counts nobody as too slow who left', async () => {
    jest.useFakeTimers();
    const gone = await connect(7);
    gone.room = 1;
    await happen(7, 1, 2);
    await announce('7');
    gone.leave();
    await jest.advanceTimersByTimeAsync(10_000);
    jest.useRealTimers();
    expect([gone.endedBy, metrics.countDroppedReader.mock.calls]).toEqual([null, []]);
  });

  it('tries again when the database was away', async () => {
    const ada = await connect(7);
    jest.spyOn(log, 'number').mockRejectedValueOnce(new Error('away'));
    await happen(7, 1);
    await announce('7');
    expect(ada.heard).toEqual([]);
    await pause(600);
    await quiet();
    expect([ada.heard, ada.endedBy]).toEqual([[1], null]);
  });
});

describe('who may not see messages', () => {
  const tell = (event: 'message.created' | 'conversation.read' | 'notification.created', type?: string) => stream.tell([{ userId: 7, event, data: { type, link: '/account' } }]);

  it('hears nothing that is said, read or notified of it, and everything else', async () => {
    mute.add(7);
    const [muted, other] = [await connect(7), await connect(7, { sessionId: 70 })];
    await tell('message.created');
    await tell('conversation.read');
    await tell('notification.created', 'MESSAGE');
    await tell('notification.created', 'SECURITY');
    await announce('7');
    expect([muted.heard, other.heard.length]).toEqual([['notification.created'], 4]);
  });

  it('hears nothing either of what is shared and of calendars, each by its own right', async () => {
    granted = ['files:view'];
    const ada = await connect(7);
    for (const [type, link] of [['SHARE', '/documents/7'], ['SHARE', '/files/7'], ['INVITATION', '/calendar/7'], ['REMINDER', '/calendar/7']]) {
      await stream.tell([{ userId: 7, event: 'notification.created', data: { n: `${type} ${link}`, type, link } }]);
    }
    await stream.tell([{ userId: 7, event: 'calendar.reminder', data: {} }]);
    await announce('7');
    expect(ada.heard).toEqual(['SHARE /files/7']);
  });

  it('is who lost the right while they were connected, and not who got it', async () => {
    const ada = await connect(7);
    await happen(7, 1);
    mute.add(7);
    await announce('7');
    mute.delete(7);
    await happen(7, 2);
    await announce('7');
    expect(ada.heard).toEqual([2]);
  });

  it('is not kept from what comes after a long row of messages', async () => {
    mute.add(7);
    const ada = await connect(7);
    await happen(7, ...Array.from({ length: 450 }, (_, index) => index));
    await tell('notification.created', 'SECURITY');
    await announce('7');
    expect(ada.heard).toEqual(['notification.created']);
  });

  it('is asked for anew when somebody comes while rights are looked up', async () => {
    const ada = await connect(7);
    const late = new FakeConnection(7, 70);
    const find = rights.of.bind(rights);
    jest.spyOn(rights, 'of').mockImplementationOnce(async (followers) => {
      const found = await find(followers);
      hub.follow(late, { position: 0, hasGap: false });
      return found;
    });
    await happen(7, 1);
    await announce('7');
    expect([ada.heard, late.heard]).toEqual([[1], [1]]);
  });
});

describe('a session that ends', () => {
  const revoke = async (sessionId: number, userId: number) => {
    await stream.tell([{ userId, event: 'session.revoked', data: { sessionId } }]);
    feed.say('halo_access', `session:${sessionId}`);
    await quiet();
  };

  it('ends its connections, told why and of nothing else, and no other connection', async () => {
    const [ending, staying] = [await connect(7), await connect(7, { sessionId: 70 })];
    await happen(7, 1);
    await revoke(7, 7);
    expect([ending.heard, ending.endedBy]).toEqual([['session.revoked'], 'revoked']);
    expect([staying.heard, staying.endedBy]).toEqual([[1, 'session.revoked'], null]);
  });

  it('ends its connections within half a second, also when the database does not answer', async () => {
    const [ada, later] = [await connect(7), await connect(8)];
    const answer = Promise.withResolvers<number>();
    jest.spyOn(log, 'number').mockReturnValueOnce(answer.promise);
    await announce('8');
    feed.say('halo_access', 'session:7');
    await pause(600);
    expect([ada.endedBy, later.endedBy]).toEqual(['revoked', null]);
    answer.resolve(0);
    await quiet();
  });

  it('ends its connections also when the database is away', async () => {
    const ada = await connect(7);
    jest.spyOn(log, 'number').mockRejectedValueOnce(new Error('away'));
    await revoke(7, 7);
    expect([ada.heard, ada.endedBy]).toEqual([[], 'revoked']);
  });

  it.each<[when: string, notice: () => void]>([
    ['when something of the user changed', () => feed.say('halo_access', 'user:7')],
    ['when the feed resumes', () => feed.resume()],
  ])('is looked for %s', async (_when, notice) => {
    const [ada, bob] = [await connect(7), await connect(8)];
    sessions.ended.add(7).add(9);
    notice();
    await quiet();
    expect([ada.endedBy, bob.endedBy]).toEqual(['revoked', null]);
  });

  it('is looked for when a connection is made: it may have ended since its token was accepted', async () => {
    sessions.ended.add(7);
    expect((await connect(7)).endedBy).toBe('revoked');
  });

  it('is looked for every minute: nobody tells of those that expire', async () => {
    hub.close();
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    hub = new LiveHub(log, sessions, rights, feed, logger, metrics);
    const ada = await connect(7);
    sessions.ended.add(7);
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    await quiet();
    expect(ada.endedBy).toBe('revoked');
  });

  it('is not what a change of everybody’s rights is about', async () => {
    const ada = await connect(7);
    const asked = jest.spyOn(sessions, 'among');
    feed.say('halo_access', 'all');
    await quiet();
    expect([asked.mock.calls.length, ada.endedBy]).toEqual([0, null]);
  });
});

describe('an access token that expires', () => {
  it('ends the connections that were opened with it, which hear nothing more, and no others', async () => {
    hub.close();
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    hub = new LiveHub(log, sessions, rights, feed, logger, metrics);
    const [old, fresh] = [await connect(7, { tokenExpiresAt: Date.now() + 90_000 }), await connect(7, { tokenExpiresAt: Date.now() + 900_000 })];
    await happen(7, 1);
    await announce('7');
    jest.advanceTimersByTime(91_000);
    jest.useRealTimers();
    await happen(7, 2);
    await announce('7');
    expect([old.heard, old.endedBy, fresh.heard, fresh.endedBy]).toEqual([[1], 'expired', [1, 2], null]);
  });
});

describe('a hub that closes', () => {
  it('ends every connection', async () => {
    const [ada, bob] = [await connect(7), await connect(8)];
    hub.close();
    expect([ada.endedBy, bob.endedBy, hub.closed]).toEqual(['going-away', 'going-away', true]);
  });
});

it('the connections are counted when somebody asks', async () => {
  const ada = await connect(7);
  await connect(8);
  const [count] = metrics.watchLiveConnections.mock.calls.at(-1) as [() => object];
  expect(count()).toEqual({ websocket: 2, sse: 0 });
  ada.leave();
  expect(count()).toEqual({ websocket: 1, sse: 0 });
});
