import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import { LiveStream } from '../kit/live-stream.js';
import type { RunningApi } from '../kit/running-api.js';
import { until } from '../kit/until.js';
import { cutListeners } from './cut-listeners.js';

const GAP_MS = 5_000;

let house: Installation;
let other: RunningApi;
let ada: Member;
let bob: Member;
const opened: LiveStream[] = [];
beforeAll(async () => {
  house = await Installation.start();
  other = await house.addApi();
  [ada, bob] = [await house.member(), await house.member()];
});
afterEach(async () => {
  for (const stream of opened.splice(0)) await stream.close();
});
afterAll(() => house?.stop());

async function follow({ client }: Pick<Member, 'client'>, api = house.api, headers: Record<string, string> = {}): Promise<LiveStream> {
  const stream = await LiveStream.open(`${api.url}/api/events`, { Authorization: `Bearer ${client.accessToken}`, ...headers });
  opened.push(stream);
  return stream;
}

const say = async (content = 'Hello') => (await ada.client.post('/api/messages', { recipientId: bob.id, content })).body.data;

describe('the event stream', () => {
  it('is one, and asks proxies not to hold it back', async () => {
    const { headers } = (await follow(bob)).response;
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect([headers.get('cache-control'), headers.get('x-accel-buffering'), headers.get('content-encoding')]).toEqual(['no-store', 'no', null]);
  });

  it('says at once when to come back and after what, before anything happens', async () => {
    const stream = await follow(bob);
    await until(async () => stream.comments.length > 0);
    expect(stream.comments[0]).toMatch(/^retry: \d+\nid: \d+$/);
  });

  it('tells what happens on another process', async () => {
    const stream = await follow(bob, other);
    const message = await say('Across\nlines');
    expect(await stream.hears('message.created')).toEqual([{ id: expect.any(Number), event: 'message.created', data: { ...message, read: false } }]);
  });

  it('takes the token in the query as well, and keeps it out of the log', async () => {
    const stream = await LiveStream.open(`${house.api.url}/api/events?token=${bob.client.accessToken}`);
    opened.push(stream);
    await say();
    await stream.hears('message.created');
    await stream.close();
    await until(async () => (await house.api.log()).some(({ route }) => route === '/api/events'));
    expect(await house.api.output()).not.toContain(bob.client.accessToken.slice(-30));
    expectRefusal(await house.api.anonymous().get(`/api/auth/me?token=${bob.client.accessToken}`), 401, 'UNAUTHORIZED');
  });

  it.each(['', '?token=', '?token=nonsense'])('is refused without good credentials: "%s"', async (query) => {
    expectRefusal(await house.api.anonymous().get(`/api/events${query}`), 401, 'UNAUTHORIZED');
  });

  it('refuses an id that is none, wherever it stands', async () => {
    expectRefusal(await bob.client.get('/api/events?lastEventId=x'), 400, 'VALIDATION_ERROR', ['lastEventId']);
    expectRefusal(await bob.client.get('/api/events', { 'Last-Event-ID': '-1' }), 400, 'VALIDATION_ERROR', ['Last-Event-ID']);
    expectRefusal(await bob.client.get('/api/events', { Accept: 'application/json' }), 406, 'NOT_ACCEPTABLE');
  });

  it('answers HEAD without beginning', async () => {
    expect((await bob.client.request('HEAD', '/api/events')).status).toBe(200);
  });

  async function resume(disturb: () => Promise<void>, before: readonly string[] = ['Before']): Promise<void> {
    const first = await follow(bob, other);
    await first.begins();
    const sent: { id: number }[] = [];
    for (const content of before) sent.push(await say(content));
    await first.hears('message.created', before.length);
    await first.close();
    const end = performance.now() + GAP_MS;
    await disturb();
    while (performance.now() < end) {
      sent.push(await say('Meanwhile'));
      await pause(100);
    }
    const second = await follow(bob, house.api, { 'Last-Event-ID': first.lastEventId });
    sent.push(await say('After'));
    await second.hears('message.created', sent.length - before.length);
    await pause(200);
    expect([...first.events, ...second.events].map(({ data }) => data.id)).toEqual(sent.map(({ id }) => id));
  }

  it('resumes after five seconds with nothing missed and nothing twice', () => resume(async () => undefined));

  it('resumes after five seconds with nothing missed though it had heard nothing before', () => resume(async () => undefined, []));

  fault('resumes after five seconds in which the listening connections were cut with nothing missed and nothing twice', () => resume(() => cutListeners(house.database, 2)));

  it('ends with the session, and says so', async () => {
    const member = await house.member();
    const stream = await follow(member, other);
    await member.client.post('/api/auth/logout');
    await stream.ended();
    expect(stream.of('session.revoked')).toHaveLength(1);
  });

  it('catches up in one go, however much there is', async () => {
    const before = await follow(bob);
    await say();
    const [{ id } = { id: 0 }] = await before.hears('message.created');
    await house.database.sql.raw(`insert into live_events (user_id, event, data) select ?, 'large', jsonb_build_object('n', n, 'text', repeat('x', 10000)) from generate_series(1, 450) n`, [bob.id]);
    const back = await follow(bob, other, { 'Last-Event-ID': String(id) });
    const heard = await back.hears('large', 450);
    expect([heard.map(({ data }) => data.n), back.hasEnded]).toEqual([Array.from({ length: 450 }, (_, index) => index + 1), false]);
  });

  it('ends for a reader that is too slow', async () => {
    const slow = await fetch(`${house.api.url}/api/events`, { headers: { Authorization: `Bearer ${bob.client.accessToken}` } });
    for (let round = 0; round < 40; round += 1) {
      await house.database.sql.raw(`insert into live_events (user_id, event, data) select ?, 'big', jsonb_build_object('text', repeat('x', 50000)) from generate_series(1, 20)`, [bob.id]);
    }
    await until(async () => /live_readers_dropped_total\{transport="sse"\} 1/.test((await house.api.anonymous().get('/metrics')).text));
    await expect(slow.text()).rejects.toThrow();
  });

  it('ends when its process stops', async () => {
    const stopping = await house.addApi();
    const stream = await follow(bob, stopping);
    stopping.signal('SIGTERM');
    await stream.ended();
    expect(await stopping.ended()).toBe(0);
  });
});
