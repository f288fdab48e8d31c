import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cutListeners } from '../collaboration/cut-listeners.js';
import { AssistantSocket } from '../kit/assistant-socket.js';
import { CompletionServer } from '../kit/completion-server.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import type { RunningApi } from '../kit/running-api.js';
import { until } from '../kit/until.js';

const CONVERSATIONS = '/api/assistant/conversations';

let provider: CompletionServer;
let house: Installation;
let other: RunningApi;
let ada: Member;
const opened: AssistantSocket[] = [];
beforeAll(async () => {
  provider = await CompletionServer.start();
  house = await Installation.start(provider.variables);
  other = await house.addApi(provider.variables);
  ada = await house.member();
});
afterEach(() => {
  provider.finish();
  for (const socket of opened.splice(0)) socket.cut();
});
afterAll(async () => {
  await house?.stop();
  await provider?.stop();
});

async function conversation(member = ada): Promise<number> {
  return (await member.client.post(CONVERSATIONS, {})).body.data.id;
}
async function connect(id: number, api = house.api, { member = ada, query = '' } = {}): Promise<AssistantSocket> {
  const socket = await AssistantSocket.open(api.url, member.client.accessToken, id, query);
  opened.push(socket);
  return socket;
}
/** Asks, and waits until the provider is to answer. */
async function asking(socket: AssistantSocket, content = 'Why?'): Promise<void> {
  const before = provider.questions.length;
  socket.ask(content);
  await until(async () => provider.questions.length > before);
}
const said = (socket: AssistantSocket, text: string) => until(async () => socket.text === text);
const messages = async (id: number, member = ada): Promise<Json> => (await member.client.get(`${CONVERSATIONS}/${id}/messages`)).body.data.items;
const metric = async (pattern: RegExp) => pattern.exec((await house.api.anonymous().get('/metrics')).text)?.[1];

describe('an answer over WebSocket', () => {
  it('comes chunk by chunk while it is written, and is kept', async () => {
    const id = await conversation();
    const socket = await connect(id);
    await asking(socket, 'Why is that?');
    provider.say('Be');
    await said(socket, 'Be');
    provider.say('cause 😀');
    await said(socket, 'Because 😀');
    provider.finish();
    const { messageId } = await socket.hears('done');
    expect(socket.frames).toEqual([
      { event: 'assistant.chunk', data: { text: 'Be', messageId } },
      { event: 'assistant.chunk', data: { text: 'cause 😀', messageId } },
      { event: 'assistant.done', data: { messageId } },
    ]);
    expect(await messages(id)).toMatchObject([{ role: 'user', content: 'Why is that?' }, { id: messageId, role: 'assistant', content: 'Because 😀', status: 'COMPLETE' }]);
  });

  it('comes after its question, for who wants to hear what is asked, though nothing is said of it yet', async () => {
    const id = await conversation();
    const [asker, listener] = [await connect(id, house.api, { query: '&questions=true' }), await connect(id, other, { query: '&questions=true' })];
    await Promise.all([asker.hears('state'), listener.hears('state')]);
    asker.say({ type: 'assistant.stop' });
    expect(await asker.hears('state', 2)).toEqual({ messageId: null });
    await asking(asker, ' Why is that? ');
    const question = await listener.hears('question');
    const [asked, answer] = await messages(id);
    expect([question, await asker.hears('question')]).toEqual(Array(2).fill({ messageId: asked.id, content: 'Why is that?', answerId: answer.id }));
    expect(listener.frames.map(({ event }) => event)).toEqual(['assistant.state', 'assistant.question']);
  });

  it('is heard on every process', async () => {
    const id = await conversation();
    const [here, there] = [await connect(id), await connect(id, other)];
    await asking(there);
    for (const word of ['One ', 'two ', 'three']) provider.say(word);
    provider.finish();
    await Promise.all([here.hears('done'), there.hears('done')]);
    expect([here.text, there.text]).toEqual(['One two three', 'One two three']);
  });

  it.each(['here', 'there'])('is stopped by a frame %s, and what was said so far stays', async (where) => {
    const id = await conversation();
    const socket = await connect(id);
    const stopper = where === 'here' ? socket : await connect(id, other);
    await asking(socket);
    provider.say('So far');
    await said(socket, 'So far');
    stopper.say({ type: 'assistant.stop' });
    const { messageId } = await socket.hears('done');
    expect(await messages(id)).toMatchObject([{}, { id: messageId, content: 'So far', status: 'STOPPED' }]);
    await until(async () => provider.waiting === 0);
  });

  fault('is stopped over HTTP too, from another process, also when the announcement is not heard', async () => {
    const id = await conversation();
    const socket = await connect(id);
    await asking(socket);
    await cutListeners(house.database, 2);
    const { body } = await ada.client.elsewhere(other.url).post(`${CONVERSATIONS}/${id}/stop`);
    expect(await socket.hears('done')).toEqual(body.data);
    expect((await ada.client.post(`${CONVERSATIONS}/${id}/stop`)).body.data).toEqual({ messageId: null });
  });

  it('is one at a time: who asks more is told, and may ask again afterwards', async () => {
    const id = await conversation();
    const [socket, second] = [await connect(id), await connect(id, other)];
    await asking(socket);
    second.ask('And?');
    expect(await second.hears('error')).toEqual({ code: 'CONFLICT', message: expect.any(String) });
    expect((await ada.client.post(`${CONVERSATIONS}/${id}/messages`, { content: 'And?' })).status).toBe(409);
    provider.say('x');
    provider.finish();
    await second.hears('done');
    await asking(second, 'And now?');
    expect(socket.of('error')).toEqual([]);
  });

  fault('that breaks off is told as an error, and what was said of it is kept', async () => {
    const id = await conversation();
    const socket = await connect(id);
    await asking(socket);
    provider.say('Half');
    await said(socket, 'Half');
    provider.breakOff();
    const { messageId, code } = await socket.hears('error');
    expect([code, socket.of('done')]).toEqual(['UNAVAILABLE', []]);
    expect(await messages(id)).toMatchObject([{}, { id: messageId, content: 'Half', status: 'FAILED' }]);
    expect(await house.api.output()).not.toContain(provider.variables['ASSISTANT_API_KEY']);
  });

  it('without end is cut where it is too long', async () => {
    const id = await conversation();
    const socket = await connect(id);
    await asking(socket);
    for (let n = 0; n < 50; n += 1) provider.say('x'.repeat(1_000));
    await socket.hears('done');
    expect([socket.text.length, (await messages(id))[1].status]).toEqual([32_000, 'STOPPED']);
    await until(async () => provider.waiting === 0);
  });

  it('is counted by how it ended', async () => {
    for (const outcome of ['complete', 'stopped', 'failed', 'too long']) {
      expect(Number(await metric(new RegExp(`assistant_answer_duration_seconds_count\\{outcome="${outcome}"\\} (\\d+)`)))).toBeGreaterThan(0);
    }
  });
});

describe('a front end that comes back', () => {
  it('hears from its beginning an answer that went on, on any process', async () => {
    const id = await conversation();
    const first = await connect(id);
    await asking(first);
    provider.say('One ');
    await said(first, 'One ');
    first.cut();
    provider.say('two ');
    await until(async () => (await messages(id))[1].content === 'One two ');
    const back = await connect(id, other);
    await said(back, 'One two ');
    provider.say('three');
    provider.finish();
    await back.hears('done');
    expect([back.text, (await messages(id))[1].status]).toEqual(['One two three', 'COMPLETE']);
  });

  it('hears what was answered meanwhile, if it says what it saw last', async () => {
    const id = await conversation();
    const first = await connect(id);
    await asking(first);
    first.cut();
    provider.say('Meanwhile');
    provider.finish();
    await until(async () => (await messages(id))[1].status === 'COMPLETE');
    const [question, answer] = await messages(id);
    const [back, fresh] = [await connect(id, other, { query: `&lastMessageId=${question.id}` }), await connect(id)];
    expect(await back.hears('done')).toEqual({ messageId: answer.id });
    expect([back.text, fresh.frames]).toEqual(['Meanwhile', []]);
  });

  fault('misses nothing while the listening connections are cut', async () => {
    const id = await conversation();
    const socket = await connect(id, other);
    await asking(socket);
    const words = Array.from({ length: 40 }, (_, n) => `${n} `);
    for (const [n, word] of words.entries()) {
      if (n % 10 === 5) await cutListeners(house.database, 2);
      provider.say(word);
      await pause(20);
    }
    provider.finish();
    await socket.hears('done');
    expect(socket.text).toBe(words.join(''));
  });
});

describe('who may connect', () => {
  const refused = (id: number, token: string, query = '') => AssistantSocket.open(house.api.url, token, id, query).then(() => 'let in', (error: Error) => error.message);

  it('is the owner of the conversation, and nobody else, administrators included', async () => {
    const id = await conversation();
    expect(await refused(id, (await house.demo('super_admin')).accessToken)).toContain('404');
    expect(await refused(2_000_000_000, ada.client.accessToken)).toContain('404');
    expect(await refused(id, 'nonsense')).toContain('401');
  });

  it.each([
    ['', ''],
    ['x', ''],
    ['0.5', ''],
    ['99999999999999999', ''],
    ['1', '&lastMessageId=-1'],
    ['1', '&questions=perhaps'],
  ])('is not who asks wrongly: conversationId=%s%s', async (id, query) => {
    await expect(AssistantSocket.open(house.api.url, ada.client.accessToken, id, query)).rejects.toThrow('400');
  });

  it('is cut off when its session is over, on any process, with 4401; the answer goes on', async () => {
    const member = await house.member();
    const id = await conversation(member);
    const [here, there] = [await connect(id, house.api, { member }), await connect(id, other, { member })];
    await asking(here);
    const second = await house.api.anonymous().signIn(member.email, member.password);
    await member.client.post('/api/auth/logout');
    expect([await here.closed(), await there.closed()]).toEqual([4401, 4401]);
    provider.say('All of it');
    provider.finish();
    await until(async () => (await second.get(`${CONVERSATIONS}/${id}/messages`)).body.data.items[1].status === 'COMPLETE');
  });

  it('gets no more answers when their account is suspended: what runs is stopped', async () => {
    const member = await house.member();
    const socket = await connect(await conversation(member), house.api, { member });
    await asking(socket);
    await (await house.demo('super_admin')).patch(`/api/users/${member.id}/status`, { status: 'SUSPENDED' });
    expect(await socket.closed()).toBe(4401);
    provider.say('x');
    await until(async () => provider.waiting === 0);
  });

  it('is told with 4404 that the conversation was deleted, and its answer stops', async () => {
    const id = await conversation();
    const socket = await connect(id, other);
    await asking(socket);
    await ada.client.delete(`${CONVERSATIONS}/${id}`);
    expect(await socket.closed()).toBe(4404);
    await until(async () => provider.waiting === 0);
  });
});

describe('a front end that misbehaves', () => {
  it.each([
    ['nonsense', 'body'],
    ['{"type":"assistant.shout"}', 'type'],
    ['{"type":"assistant.message","content":""}', 'content'],
    [JSON.stringify({ type: 'assistant.message', content: 'x'.repeat(10_001) }), 'content'],
  ])('is told what is wrong, and goes on: %.40s', async (text, field) => {
    const socket = await connect(await conversation());
    socket.say(text);
    expect(await socket.hears('error')).toEqual({ code: 'VALIDATION_ERROR', message: expect.any(String), details: [{ field, message: expect.any(String) }] });
    await asking(socket);
  });

  it('is cut off when it says too much at once', async () => {
    const [large, many] = [await connect(await conversation()), await connect(await conversation())];
    large.say('x'.repeat(70_000));
    for (let n = 0; n < 100; n += 1) many.say({ type: 'assistant.stop' });
    expect([await large.closed(), await many.closed()]).toEqual([1009, 1008]);
  });

  it('is counted while it is there', async () => {
    const connections = () => metric(/assistant_connections\{transport="websocket"\} (\d+)/);
    await until(async () => (await connections()) === '0');
    const socket = await connect(await conversation());
    await until(async () => (await connections()) === '1');
    socket.cut();
    await until(async () => (await connections()) === '0');
  });
});
