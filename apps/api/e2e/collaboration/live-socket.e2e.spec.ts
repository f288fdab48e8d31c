import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { LiveSocket } from '../kit/live-socket.js';
import type { RunningApi } from '../kit/running-api.js';
import { until } from '../kit/until.js';
import { cutListeners } from './cut-listeners.js';

const GAP_MS = 5_000;
const RESUMES = 60;

let house: Installation;
let other: RunningApi;
let ada: Member;
let bob: Member;
const opened: LiveSocket[] = [];
beforeAll(async () => {
  house = await Installation.start({ CORS_ORIGINS: '["https://app.example"]' });
  other = await house.addApi();
  [ada, bob] = [await house.member(), await house.member()];
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.cut();
});
afterAll(() => house?.stop());

async function follow({ client }: Pick<Member, 'client'>, api = house.api, query = ''): Promise<LiveSocket> {
  const socket = await LiveSocket.open(api.url, client.accessToken, query);
  opened.push(socket);
  return socket;
}

async function say(from: Member, to: Member, content = 'Hello'): Promise<Json> {
  const { status, text, body } = await from.client.post('/api/messages', { recipientId: to.id, content });
  if (status !== 201) throw new Error(`Not sent: ${text}`);
  return body.data;
}

/** Asks for a WebSocket as a program does that looks at the answer. */
async function handshake(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: IncomingMessage['headers']; body: Json }> {
  const asked = httpRequest(`${house.api.url}${path}`, {
    headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
  });
  asked.end();
  const [answer]: IncomingMessage[] = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')]);
  if (!answer) throw new Error('No answer');
  if (answer.statusCode === 101) answer.socket.destroy();
  const chunks: Buffer[] = answer.statusCode === 101 ? [] : await answer.toArray();
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined };
}

describe('what happens on one process', () => {
  it('reaches front ends on the other, the sender’s own as well', async () => {
    const [bobs, adas] = [await follow(bob, other), await follow(ada, other)];
    const message = await say(ada, bob, 'Across');
    const [frame] = await bobs.hears('message.created');
    expect(frame).toEqual({ id: expect.any(Number), event: 'message.created', data: { ...message, read: false }, at: expect.stringMatching(/Z$/) });
    expect((await adas.hears('message.created'))[0]?.data).toEqual(message);
  });

  it('reaches the participants of a conversation when one of them reads it, and nobody else', async () => {
    const { conversationId, id } = await say(ada, bob);
    const [adas, bobs] = [await follow(ada, other), await follow(bob, other)];
    await bob.client.put(`/api/messages/conversations/${conversationId}/read`, undefined);
    expect((await adas.hears('conversation.read'))[0]?.data).toEqual({ conversationId, userId: bob.id, lastReadMessageId: id });
    await say(ada, bob);
    await bobs.hears('message.created');
    expect(bobs.of('conversation.read')).toEqual([]);
  });

  it('is not heard by who was not meant', async () => {
    const cyd = await house.member();
    const cyds = await follow(cyd);
    await say(ada, bob);
    await say(ada, cyd);
    expect(await cyds.hears('message.created')).toHaveLength(1);
  });

  it('is not heard by who may not see messages, from the moment on in which the right is lost', async () => {
    const [guest, member] = [await house.member('guest'), await house.member()];
    const [guests, members] = [await follow(guest, other), await follow(member, other)];
    await say(ada, member, 'Before');
    await members.hears('message.created');
    const admin = await house.demo('super_admin');
    expect((await admin.put(`/api/users/${member.id}/roles`, { roles: ['guest'] })).status).toBe(200);
    for (const reader of [guest, member]) await say(ada, reader, 'Not for guests');
    const told = { event: 'notification.created', data: { type: 'SHARE' } };
    await house.database.sql('live_events').insert([guest, member].map(({ id }) => ({ ...told, user_id: id })));
    for (const socket of [guests, members]) await until(async () => socket.of('notification.created').some(({ data }) => data.type === 'SHARE'));
    expect([guests.of('message.created'), members.of('message.created').map(({ data }) => data.content)]).toEqual([[], ['Before']]);
  });

  fault('is heard also where the listening connections were cut meanwhile', async () => {
    const bobs = await follow(bob, other);
    const sent: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      if (round % 5 === 0) await cutListeners(house.database, 2);
      sent.push((await say(ada, bob)).id);
    }
    await bobs.hears('message.created', sent.length);
    await pause(200);
    expect(bobs.of('message.created').map(({ data }) => data.id)).toEqual(sent);
  });

  it('is heard from the moment of the connection on, unless more is asked for', async () => {
    await say(ada, bob, 'Earlier');
    const bobs = await follow(bob);
    const message = await say(ada, bob, 'Now');
    await bobs.hears('message.created');
    expect(bobs.frames.map(({ data }) => data.id)).toEqual([message.id]);
  });
});

describe('a front end that comes back', () => {
  async function comeBack(disturb: () => Promise<void>, before: readonly string[] = ['Before']): Promise<void> {
    const first = await follow(bob, other);
    const position = await first.begins();
    const sent: Json[] = [];
    for (const content of before) sent.push(await say(ada, bob, content));
    await first.hears('message.created', before.length);
    first.cut();
    const until = performance.now() + GAP_MS;
    await disturb();
    while (performance.now() < until) {
      sent.push(await say(ada, bob, 'Meanwhile'));
      await pause(100);
    }
    const second = await follow(bob, other, `&lastEventId=${first.frames.at(-1)?.id ?? position}`);
    sent.push(await say(ada, bob, 'After'));
    await second.hears('message.created', sent.length - before.length);
    await pause(200);
    const heard = [...first.frames, ...second.frames];
    expect(heard.map(({ data }) => data.id)).toEqual(sent.map(({ id }) => id));
    expect(heard.map(({ id }) => id)).toEqual(heard.map(({ id }) => id).toSorted((a, b) => a - b));
  }

  it('has missed nothing after five seconds and hears nothing twice', () => comeBack(async () => undefined));

  it('has missed nothing after five seconds though it had heard nothing before', () => comeBack(async () => undefined, []));

  it('is told from where on it hears before anything happens, and not where it said so itself', async () => {
    const first = await follow(bob);
    const position = await first.begins();
    await say(ada, bob);
    const second = await follow(bob, other, `&lastEventId=${position}`);
    expect((await second.hears('message.created')).length).toBe(1);
    expect(second.position).toBeNull();
  });

  it('has missed nothing where it has seen nothing and nothing was ever forgotten', async () => {
    const bobs = await follow(bob, other, '&lastEventId=0');
    await say(ada, bob, 'Now');
    await until(async () => bobs.of('message.created').some(({ data }) => data.content === 'Now'));
    expect(bobs.of('events.missed')).toEqual([]);
  });

  fault('has missed nothing after five seconds in which the listening connections were cut and hears nothing twice', () => comeBack(() => cutListeners(house.database, 2)));

  it('misses nothing when another of the same user comes back from elsewhere at the same moment', async () => {
    await house.database.sql.raw(`insert into live_events (user_id, event, data) select ?, 'burst', '{}' from generate_series(1, 45) n`, [bob.id]);
    await house.database.sql.raw('select number_live_events()');
    const numbers: number[] = await house.database.sql('live_events').where({ user_id: bob.id, event: 'burst' }).orderBy('number').pluck('number');
    for (let round = 0; round < RESUMES; round += 1) {
      const back = await Promise.all([42, 1].map((seen) => follow(bob, other, `&lastEventId=${numbers[seen]}`)));
      const heard = await Promise.all(back.map((socket, which) => socket.hears('burst', which === 0 ? 2 : 43)));
      expect(heard.map((frames) => frames.map(({ id }) => id))).toEqual([numbers.slice(43), numbers.slice(2)]);
      for (const socket of opened.splice(0)) socket.cut();
    }
  });

  it('hears nothing of a message that was taken back meanwhile', async () => {
    const first = await follow(bob, other);
    await say(ada, bob, 'Before');
    const [before] = await first.hears('message.created');
    first.cut();
    const { id } = await say(ada, bob, 'Not for bob after all');
    expect((await ada.client.delete(`/api/messages/${id}`)).status).toBe(200);
    const after = await say(ada, bob, 'After');
    const second = await follow(bob, other, `&lastEventId=${before?.id}`);
    await second.hears('message.created');
    expect(second.frames.map(({ data }) => data.id)).toEqual([after.id]);
  });

  it('hears of a transaction that was begun before and committed after what it heard', async () => {
    const bobs = await follow(bob);
    const [begun, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const event = (name: string) => house.database.sql('live_events').insert({ user_id: bob.id, event: name, data: '{}' });
    const late = house.database.transaction(async () => {
      await event('late');
      begun.resolve();
      await commit.promise;
    });
    await begun.promise;
    await event('early');
    await bobs.hears('early');
    bobs.cut();
    commit.resolve();
    await late;
    const back = await follow(bob, house.api, `&lastEventId=${bobs.of('early')[0]?.id}`);
    expect((await back.hears('late')).length).toBe(1);
    expect(back.of('early')).toEqual([]);
  });

  it('takes an id from the future for the last one there is', async () => {
    const bobs = await follow(bob, house.api, '&lastEventId=9007199254740991');
    await say(ada, bob);
    expect(await bobs.hears('message.created')).toHaveLength(1);
    expect(bobs.frames[0]).toEqual({ id: expect.any(Number), event: 'events.missed', data: {}, at: expect.stringMatching(/Z$/) });
  });

  it('is told when what it missed is not kept any more, and goes on from there', async () => {
    const first = await follow(bob);
    await say(ada, bob, 'Forgotten');
    const [{ id } = { id: 0 }] = await first.hears('message.created');
    await house.database.sql('live_event_horizon').update({ number: id });
    const back = await follow(bob, other, `&lastEventId=${id - 1}`);
    await say(ada, bob, 'Now');
    await back.hears('message.created');
    expect(back.frames.map(({ event, id: number }) => [event, number > id])).toEqual([['events.missed', false], ['message.created', true]]);
    expect((await follow(bob, other, `&lastEventId=${id}`)).of('events.missed')).toEqual([]);
  });

  it('gets all of a long absence, in order', async () => {
    const before = (await follow(bob)).frames;
    expect(before).toEqual([]);
    const { rows } = await house.database.sql.raw('select number_live_events() as top');
    await house.database.sql.raw(`insert into live_events (user_id, event, data) select ?, 'many', jsonb_build_object('n', n) from generate_series(1, 1234) n`, [bob.id]);
    const bobs = await follow(bob, other, `&lastEventId=${rows[0].top}`);
    const heard = await bobs.hears('many', 1234);
    expect(heard.map(({ data }) => data.n)).toEqual(Array.from({ length: 1234 }, (_, index) => index + 1));
  });
});

describe('who may connect', () => {
  it('is who shows a token in a header, a query or a subprotocol', async () => {
    const { accessToken } = ada.client;
    const url = `${house.api.url}/ws`;
    opened.push(await LiveSocket.connect(url, [], { headers: { Authorization: `Bearer ${accessToken}` } }));
    opened.push(await LiveSocket.connect(`${url}?token=${accessToken}`));
    const spoken = await LiveSocket.connect(url, ['bearer', accessToken]);
    opened.push(spoken);
    expect(spoken.socket.protocol).toBe('bearer');
  });

  it.each([['nothing', '/ws'], ['nonsense', '/ws?token=nonsense'], ['an empty token', '/ws?token=']])('is not who shows %s: 401, before anything is upgraded', async (_what, path) => {
    const answer = await handshake(path);
    expect([answer.status, answer.body.error.code]).toEqual([401, 'UNAUTHORIZED']);
    expect(answer.headers).toMatchObject({ 'www-authenticate': expect.stringMatching(/^Bearer/), 'x-request-id': answer.body.error.requestId, 'x-content-type-options': 'nosniff' });
  });

  it('is not whose session is over', async () => {
    const { client } = await house.member();
    await client.post('/api/auth/logout');
    expect((await handshake(`/ws?token=${client.accessToken}`)).status).toBe(401);
  });

  it.each([
    ['of the configured front end', 'https://app.example', 101],
    ['of this very server', '', 101],
    ['of somebody else', 'https://evil.example', 403],
    ['that is none', 'null', 403],
  ])('depends on the origin of the page: one %s', async (_whose, origin, status) => {
    const answer = await handshake(`/ws?token=${ada.client.accessToken}`, { Origin: origin || house.api.url });
    expect(answer.status).toBe(status);
  });

  it('is told what is wrong with a last event id, and that a version is too old', async () => {
    const { accessToken } = ada.client;
    const answer = await handshake(`/ws?token=${accessToken}&lastEventId=-1`);
    expect([answer.status, answer.body.error.details]).toEqual([400, [{ field: 'lastEventId', message: expect.any(String) }]]);
    expect((await handshake(`/ws?token=${accessToken}`, { 'X-Version': '0.1' })).status).toBe(426);
    expect((await handshake(`/ws?token=${accessToken}`, { 'X-Version': '1.0' })).status).toBe(101);
  });

  it('never finds their token in the log', async () => {
    await handshake(`/ws?token=${ada.client.accessToken}`);
    await until(async () => (await house.api.log()).some(({ route, status }) => route === '/ws' && status === 101));
    expect(await house.api.output()).not.toContain(ada.client.accessToken.slice(-30));
  });
});

describe('a session that ends', () => {
  it.each<[what: string, end: (member: Member) => Promise<unknown>]>([
    ['a sign-out', ({ client }) => client.post('/api/auth/logout')],
    ['a sign-out everywhere', ({ client }) => client.post('/api/auth/logout-all')],
    ['a suspension', async ({ id }) => (await house.demo('super_admin')).patch(`/api/users/${id}/status`, { status: 'SUSPENDED' })],
  ])('closes its socket on any process with 4401: %s', async (_what, end) => {
    const member = await house.member();
    const [here, there] = [await follow(member), await follow(member, other)];
    await end(member);
    expect([await here.closed(), await there.closed()]).toEqual([4401, 4401]);
  });

  it('closes its own sockets, which are told why, and no others', async () => {
    const member = await house.member();
    const second = await house.api.anonymous().signIn(member.email, member.password);
    const [ending, staying] = [await follow(member), await follow({ client: second }, other)];
    await member.client.post('/api/auth/logout');
    expect(await ending.closed()).toBe(4401);
    const [told] = await staying.hears('session.revoked');
    expect(told?.data).toEqual({ sessionId: expect.any(Number), reason: expect.any(String) });
    expect(ending.of('session.revoked')).toEqual([told]);
    expect(staying.closedWith).toBeNull();
  });

  fault('closes its socket also when the revocation was not heard', async () => {
    const member = await house.member();
    const socket = await follow(member, other);
    await cutListeners(house.database, 2);
    await member.client.post('/api/auth/logout');
    expect(await socket.closed()).toBe(4401);
  });
});

describe('a front end that misbehaves', () => {
  it('is dropped when it does not read, while others are served', async () => {
    const [slow, fast] = [await follow(bob), await follow(bob)];
    slow.socket.pause();
    for (let round = 0; round < 40; round += 1) {
      await house.database.sql.raw(`insert into live_events (user_id, event, data) select ?, 'big', jsonb_build_object('text', repeat('x', 50000)) from generate_series(1, 20)`, [bob.id]);
    }
    await fast.hears('big', 800);
    await until(async () => /live_readers_dropped_total\{transport="websocket"\} 1/.test((await house.api.anonymous().get('/metrics')).text));
    slow.socket.resume();
    await slow.closed();
    expect([1013, 1006]).toContain(slow.closedWith);
    expect(slow.of('big').length).toBeLessThan(800);
  });

  it('is cut off when it says too much, and not listened to otherwise', async () => {
    const talker = await follow(bob);
    talker.socket.send('anything');
    talker.socket.send('{"event":"message.created"}');
    await say(ada, bob);
    await talker.hears('message.created');
    talker.socket.send('x'.repeat(5_000));
    expect(await talker.closed()).toBe(1009);
  });

  it('is counted while it is there', async () => {
    const metric = async () => (await house.api.anonymous().get('/metrics')).text.match(/live_connections\{transport="websocket"\} (\d+)/)?.[1];
    await until(async () => (await metric()) === '0');
    const socket = await follow(bob);
    await until(async () => (await metric()) === '1');
    socket.cut();
    await until(async () => (await metric()) === '0');
  });
});

describe('a process that stops', () => {
  it('says so to everybody with 1001, and ends', async () => {
    const stopping = await house.addApi();
    const socket = await follow(bob, stopping);
    stopping.signal('SIGTERM');
    expect(await socket.closed()).toBe(1001);
    expect(await stopping.ended()).toBe(0);
  });
});
