import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../database/index.js';
import { DisposablePostgres, SilenceableProxy, silentLogger } from '../testing/index.js';
import { ChangeFeed } from './change-feed.js';

let server: DisposablePostgres;
let proxy: SilenceableProxy;
let feed: ChangeFeed;
let events: string[];

beforeAll(async () => {
  server = await DisposablePostgres.start();
});

afterAll(() => server.stop());

beforeEach(async () => {
  proxy = await SilenceableProxy.start(server.url);
  feed = new ChangeFeed(proxy.url, silentLogger);
  events = [];
  feed.subscribe('Changes', (payload) => events.push(payload));
  feed.onInterrupted(() => events.push('interrupted'));
  feed.onResumed(() => events.push('resumed'));
});

afterEach(() => {
  feed.close();
  proxy.stop();
});

async function announce(payload: string): Promise<void> {
  const database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 3_000 });
  await database.sql.raw('select pg_notify(?, ?)', ['Changes', payload]);
  await database.close();
}

async function until(event: string): Promise<void> {
  while (!events.includes(event)) await pause(5);
}

describe('ChangeFeed', () => {
  it('is live after its start and delivers what is announced', async () => {
    expect(feed.isLive).toBe(false);
    await feed.start();
    expect(feed.isLive).toBe(true);
    await announce('one');
    await announce('two');
    await until('two');
    expect(events).toEqual(['one', 'two']);
  });

  it('is interrupted by the death of the server and resumes after its restart', async () => {
    await feed.start();
    await server.kill();
    await until('interrupted');
    expect(feed.isLive).toBe(false);
    await server.restart();
    await until('resumed');
    expect(feed.isLive).toBe(true);
    await announce('after');
    await until('after');
    expect(events).toEqual(['interrupted', 'resumed', 'after']);
  });

  it('notices a connection that fell silent without closing', async () => {
    await feed.start();
    proxy.fallSilent();
    await until('interrupted');
    proxy.recover();
    await until('resumed');
    await announce('after');
    await until('after');
  });

  it('starts without a server, and resumes once there is one: others did not wait, and missed what was announced', async () => {
    await server.kill();
    await feed.start();
    expect(feed.isLive).toBe(false);
    await server.restart();
    while (!feed.isLive) await pause(5);
    expect(events).toEqual(['resumed']);
  });

  it('does not come back after it was closed', async () => {
    await feed.start();
    feed.close();
    await announce('late');
    await pause(200);
    expect(events).toEqual([]);
    expect(feed.isLive).toBe(false);
  });

  it('refuses a channel that it would join while it calls itself live', async () => {
    await feed.start();
    expect(() => feed.subscribe('late', () => undefined)).toThrow('before the change feed starts');
  });
});
