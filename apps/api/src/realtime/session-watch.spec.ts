import { setImmediate as settle, setTimeout as pause } from 'node:timers/promises';
import { OpenSessions } from '@halolight/application/collaboration';
import type { Logger } from '@halolight/application/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SessionWatch } from './session-watch.js';

class FakeOpenSessions extends OpenSessions {
  readonly over = new Set<number>();
  isAway = false;

  override async among(sessionIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (this.isAway) throw new Error('away');
    return new Set(sessionIds.filter((id) => !this.over.has(id)));
  }
}

const logger: Logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };

let sessions: FakeOpenSessions;
let say: (payload: string) => void;
let resume: () => void;
let watch: SessionWatch;
let ended: number[];
beforeEach(() => {
  [sessions, ended] = [new FakeOpenSessions(), []];
  const feed = { subscribe: (_channel: string, hear: typeof say) => void (say = hear), onResumed: (effect: () => void) => void (resume = effect) };
  watch = new SessionWatch(sessions, feed, logger);
});
afterEach(() => {
  watch.close();
  jest.useRealTimers();
});

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await settle();
}
async function add(sessionId: number, userId = sessionId): Promise<() => void> {
  const leave = watch.add({ userId, sessionId, tokenExpiresAt: Infinity, end: () => void ended.push(sessionId) });
  await quiet();
  return leave;
}

describe('SessionWatch', () => {
  it('ends what belongs to a session that is announced as over, once', async () => {
    await add(1);
    await add(2);
    say('session:1');
    say('session:1');
    expect(ended).toEqual([1]);
  });

  it('ends what came when its session was over already', async () => {
    sessions.over.add(3);
    await add(3);
    expect(ended).toEqual([3]);
  });

  it('looks again at the sessions of a user whose account changed, and at no others', async () => {
    await add(1, 7);
    await add(2, 8);
    sessions.over.add(1).add(2);
    say('user:7');
    await quiet();
    expect(ended).toEqual([1]);
  });

  it('looks again at all when the feed resumes, and when the database is back', async () => {
    await add(1);
    sessions.over.add(1);
    sessions.isAway = true;
    resume();
    await quiet();
    expect(ended).toEqual([]);
    sessions.isAway = false;
    await pause(600);
    expect(ended).toEqual([1]);
  });

  it('looks every minute for sessions that have expired', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    watch.close();
    watch = new SessionWatch(sessions, { subscribe: () => undefined, onResumed: () => undefined }, logger);
    await add(1);
    sessions.over.add(1);
    jest.advanceTimersByTime(60_000);
    await quiet();
    expect(ended).toEqual([1]);
  });

  it('ends what was opened with a token that expires, and says so', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    watch.close();
    watch = new SessionWatch(sessions, { subscribe: () => undefined, onResumed: () => undefined }, logger);
    const reasons: string[] = [];
    for (const seconds of [90, 900]) watch.add({ userId: 1, sessionId: 1, tokenExpiresAt: Date.now() + seconds * 1000, end: (why) => void reasons.push(`${why} ${seconds}`) });
    jest.advanceTimersByTime(91_000);
    expect(reasons).toEqual(['expired 90']);
  });

  it('forgets what has left', async () => {
    const leave = await add(1);
    leave();
    say('session:1');
    expect(ended).toEqual([]);
  });
});
