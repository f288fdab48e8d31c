import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AssistantSocket } from '../kit/assistant-socket.js';
import { CompletionServer } from '../kit/completion-server.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { until } from '../kit/until.js';

const CONVERSATIONS = '/api/assistant/conversations';

let provider: CompletionServer;
let house: Installation;
let ada: Member;
beforeAll(async () => {
  provider = await CompletionServer.start();
  house = await Installation.start(provider.variables);
  ada = await house.member();
});
afterEach(() => provider.finish());
afterAll(async () => {
  await house?.stop();
  await provider?.stop();
});

const conversation = async (member = ada): Promise<number> => (await member.client.post(CONVERSATIONS, {})).body.data.id;
const messages = async (id: number, client = ada.client): Promise<Json> => (await client.get(`${CONVERSATIONS}/${id}/messages`)).body.data.items;

/** Asks, and waits until the provider is to answer. */
async function ask(id: number, { member = ada, url = house.api.url, signal = AbortSignal.timeout(60_000) } = {}): Promise<Response> {
  const before = provider.questions.length;
  const response = await fetch(`${url}${CONVERSATIONS}/${id}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${member.client.accessToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ content: 'Why?' }),
    signal,
  });
  await until(async () => provider.questions.length > before);
  return response;
}

const contentIs = (id: number, content: string) => until(async () => (await messages(id))[1].content === content);

describe('an answer as server-sent events', () => {
  it('comes while it is written, and ends with the answer', async () => {
    const id = await conversation();
    const response = await ask(id);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store']);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hears = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader?.read())?.value ?? '';
    };
    provider.say('Be');
    const [, { id: messageId }] = await messages(id);
    await hears(`id: ${messageId}:2\nevent: assistant.chunk\ndata: {"text":"Be","messageId":${messageId}}\n\n`);
    provider.say('cause\n😀');
    await hears(`id: ${messageId}:10\nevent: assistant.chunk\ndata: {"text":"cause\\n😀","messageId":${messageId}}\n\n`);
    provider.finish();
    const [, answer] = await until(async () => (await messages(id))[1].status === 'COMPLETE').then(() => messages(id));
    await hears(`id: ${messageId + 1}:0\nevent: assistant.done\ndata: {"messageId":${answer.id}}\n\n`);
    expect((await reader?.read())?.done).toBe(true);
    expect(answer).toMatchObject({ role: 'assistant', content: 'Because\n😀' });
  });

  it('goes on when its reader is gone', async () => {
    const id = await conversation();
    const leave = new AbortController();
    await ask(id, { signal: leave.signal });
    leave.abort();
    provider.say('All ');
    await contentIs(id, 'All ');
    provider.say('of it');
    provider.finish();
    await until(async () => (await messages(id))[1].status === 'COMPLETE');
    await contentIs(id, 'All of it');
  });

  it('ends when it is stopped, and says so', async () => {
    const id = await conversation();
    const response = await ask(id);
    provider.say('So far');
    await contentIs(id, 'So far');
    const { body } = await ada.client.post(`${CONVERSATIONS}/${id}/stop`);
    expect(await response.text()).toMatch(new RegExp(`data: {"text":"So far","messageId":\\d+}\n\nid: \\d+:0\nevent: assistant.done\ndata: {"messageId":${body.data.messageId}}\n\n$`));
    expect((await messages(id))[1]).toMatchObject({ content: 'So far', status: 'STOPPED' });
  });

  fault('ends with an error when it breaks off', async () => {
    const id = await conversation();
    const response = await ask(id);
    provider.breakOff();
    expect(await response.text()).toMatch(/event: assistant\.error\ndata: {"code":"UNAVAILABLE","message":"[^"]+","messageId":\d+}\n\n$/);
  });

  it('ends with the session, and goes on all the same', async () => {
    const member = await house.member();
    const id = await conversation(member);
    const second = await house.api.anonymous().signIn(member.email, member.password);
    const response = await ask(id, { member });
    await member.client.post('/api/auth/logout');
    expect(await response.text()).not.toContain('assistant.done');
    provider.say('x');
    provider.finish();
    await until(async () => (await messages(id, second))[1].status === 'COMPLETE');
  });
});

describe('a question under an Idempotency-Key', () => {
  const send = (id: number, key: string, content = 'Why?', { client } = ada, url = house.api.url) =>
    fetch(`${url}${CONVERSATIONS}/${id}/messages`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${client.accessToken}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ content }),
      signal: AbortSignal.timeout(20_000),
    });

  it('is asked once, and whoever sends it again hears its answer, while it runs and when it is over', async () => {
    const replica = await house.addApi(provider.variables);
    const [id, before] = [await conversation(), provider.questions.length];
    const sent = await Promise.all([send(id, 'asked-once'), send(id, 'asked-once'), send(id, 'asked-once', 'Why?', ada, replica.url)]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(sent.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2);
    await until(async () => provider.questions.length > before);
    provider.say('Because');
    await contentIs(id, 'Because');
    provider.finish();
    const heard = await Promise.all(sent.map((response) => response.text()));
    const [, { id: answerId }, ...more] = await messages(id);
    for (const text of [...heard, await (await send(id, 'asked-once')).text()]) {
      expect([text.includes('"text":"Because"'), text.includes(`event: assistant.done\ndata: {"messageId":${answerId}}`)]).toEqual([true, true]);
    }
    expect([more, provider.questions.length]).toEqual([[], before + 1]);
  });

  it('is refused under the key of another, and is asked again where it was refused', async () => {
    const id = await conversation();
    const busy = await ask(id);
    expect((await send(id, 'asked-too-early')).status).toBe(409);
    provider.finish();
    await busy.text();
    const before = provider.questions.length;
    const asked = await send(id, 'asked-too-early');
    expect([asked.status, asked.headers.get('idempotency-replayed')]).toEqual([200, null]);
    await until(async () => provider.questions.length > before);
    expect((await send(id, 'asked-too-early', 'Why not?')).status).toBe(409);
    provider.finish();
    await asked.text();
    await ada.client.delete(`${CONVERSATIONS}/${id}`);
    expect((await send(id, 'asked-too-early')).status).toBe(404);
  });
});

describe('a reader of server-sent events who comes back', () => {
  const listen = (id: number, { client } = ada, { query = '', headers = {} } = {}) =>
    fetch(`${house.api.url}${CONVERSATIONS}/${id}/messages${query}`, {
      headers: { Authorization: `Bearer ${client.accessToken}`, Accept: 'text/event-stream', ...headers },
      signal: AbortSignal.timeout(20_000),
    });
  const textsOf = (stream: string) => [...stream.matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text).join('');

  it('hears the running answer from its beginning, or what is left of it behind the event that was heard last', async () => {
    const id = await conversation();
    const leave = new AbortController();
    await ask(id, { signal: leave.signal });
    provider.say('One ');
    await contentIs(id, 'One ');
    leave.abort();
    const [, { id: messageId }] = await messages(id);
    const [whole, rest] = await Promise.all([listen(id), listen(id, ada, { headers: { 'Last-Event-ID': `${messageId}:4` } })]);
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('cache-control')]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store']);
    provider.say('two');
    provider.finish();
    const [all, left] = await Promise.all([whole.text(), rest.text()]);
    expect([textsOf(all), textsOf(left)]).toEqual(['One two', 'two']);
    for (const stream of [all, left]) expect(stream).toContain(`id: ${messageId + 1}:0\nevent: assistant.done\n`);
  });

  it('hears an answer that ended meanwhile, and is told with 204 where there is nothing to wait for', async () => {
    const id = await conversation();
    expect((await listen(id)).status).toBe(204);
    await ask(id);
    provider.say('Meanwhile');
    provider.finish();
    await until(async () => (await messages(id))[1].status === 'COMPLETE');
    const [question, answer] = await messages(id);
    const missed = await (await listen(id, ada, { query: `?lastMessageId=${question.id}` })).text();
    expect([textsOf(missed), missed.includes(`data: {"messageId":${answer.id}}`)]).toEqual(['Meanwhile', true]);
    const done = { headers: { 'Last-Event-ID': `${answer.id + 1}:0` } };
    expect([(await listen(id)).status, (await listen(id, ada, done)).status]).toEqual([204, 204]);
  });

  it('is refused as everywhere where the conversation is not theirs, or the event is none', async () => {
    const id = await conversation();
    expect((await listen(id, await house.member())).status).toBe(404);
    expect((await listen(id, ada, { headers: { 'Last-Event-ID': 'x' } })).status).toBe(400);
    expect((await listen(id, ada, { query: '?lastMessageId=-1' })).status).toBe(400);
    expect((await listen(id, ada, { headers: { Accept: 'text/csv' } })).status).toBe(406);
  });
});

describe('a process that ends while it answers', () => {
  it('keeps what was said when it is told to stop, and its listeners hear elsewhere how it ended', async () => {
    const stopping = await house.addApi(provider.variables);
    const id = await conversation();
    const response = await ask(id, { url: stopping.url });
    const elsewhere = await AssistantSocket.open(house.api.url, ada.client.accessToken, id);
    provider.say('Half');
    await contentIs(id, 'Half');
    stopping.signal('SIGTERM');
    expect(await response.text()).not.toContain('assistant.done');
    expect(await stopping.ended()).toBe(0);
    expect(await elsewhere.hears('error')).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await messages(id))[1]).toMatchObject({ content: 'Half', status: 'FAILED' });
    elsewhere.cut();
  });

  fault('loses nothing that was said when it is killed: others end the answer, tell of it, and take the next question', async () => {
    const killed = await house.addApi(provider.variables);
    const id = await conversation();
    const asked = await ask(id, { url: killed.url });
    const elsewhere = await AssistantSocket.open(house.api.url, ada.client.accessToken, id);
    provider.say('Half');
    await contentIs(id, 'Half');
    killed.signal('SIGKILL');
    await expect(asked.text()).rejects.toThrow();
    expect((await ada.client.post(`${CONVERSATIONS}/${id}/messages`, { content: 'And?' })).status).toBe(409);
    // What a lease takes is not waited for.
    await house.database.sql('assistant_messages').where({ conversation_id: id, status: 'RUNNING' }).update({ lease_until: house.database.sql.fn.now() });
    const { messageId } = await elsewhere.hears('error');
    expect((await messages(id))[1]).toMatchObject({ id: messageId, content: 'Half', status: 'FAILED' });
    provider.finish();
    await ask(id);
    elsewhere.cut();
  });
});
