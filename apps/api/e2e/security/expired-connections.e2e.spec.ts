import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AssistantSocket } from '../kit/assistant-socket.js';
import { CompletionServer } from '../kit/completion-server.js';
import { Installation, type Member } from '../kit/installation.js';
import { LiveSocket } from '../kit/live-socket.js';
import { LiveStream } from '../kit/live-stream.js';
import { until } from '../kit/until.js';

const CONVERSATIONS = '/api/assistant/conversations';
const LIFETIME_S = 4;
/** Milliseconds within which a connection ends whose token has expired, and a bit for its goodbye. */
const WITHIN_MS = 2_000;

let provider: CompletionServer;
let house: Installation;
let ada: Member;
beforeAll(async () => {
  provider = await CompletionServer.start();
  house = await Installation.start({ ...provider.variables, JWT_ACCESS_EXPIRES: `${LIFETIME_S}s` });
});
beforeEach(async () => {
  ada = await house.member();
});
afterEach(() => provider.finish());
afterAll(async () => {
  await house?.stop();
  await provider?.stop();
});

/** Goes on with a new token. */
async function renew(): Promise<void> {
  ada.client.keep(await ada.client.post('/api/auth/refresh', { refreshToken: ada.client.refreshToken }));
}
function expiryOf(token: string): number {
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return exp * 1000;
}
const say = async (content: string): Promise<number> => (await ada.client.post('/api/messages', { recipientId: await friend(), content })).body.data.id;
let friendId: Promise<number> | undefined;
const friend = (): Promise<number> => (friendId ??= house.member().then(({ id }) => id));
const idsOf = (heard: readonly { data: { id: number } }[]) => heard.map(({ data }) => data.id);
async function endsInTime(ended: Promise<unknown>, expiresAt: number): Promise<void> {
  await ended;
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
  expect(Date.now()).toBeLessThan(expiresAt + WITHIN_MS);
}

describe('a connection outlives its access token by a second at most:', () => {
  it('a socket closes with 4408, and the next one misses nothing', async () => {
    const { accessToken } = ada.client;
    const first = await LiveSocket.open(house.api.url, accessToken);
    const position = await first.begins();
    const one = await say('One');
    await first.hears('message.created');
    await pause(LIFETIME_S * 500);
    await renew();
    const staying = await LiveSocket.open(house.api.url, ada.client.accessToken);
    await endsInTime(first.closed(), expiryOf(accessToken));
    expect([first.closedWith, staying.closedWith, idsOf(first.of('message.created'))]).toEqual([4408, null, [one]]);
    await renew();
    const two = await say('Two');
    const second = await LiveSocket.open(house.api.url, ada.client.accessToken, `&lastEventId=${first.frames.at(-1)?.id ?? position}`);
    expect(idsOf(await second.hears('message.created'))).toEqual([two]);
    for (const socket of [staying, second]) socket.cut();
  });

  it('an event stream ends in order, and the next one misses nothing', async () => {
    const { accessToken } = ada.client;
    const open = (headers = {}) => LiveStream.open(`${house.api.url}/api/events`, { Authorization: `Bearer ${ada.client.accessToken}`, ...headers });
    const first = await open();
    await first.begins();
    const one = await say('One');
    await endsInTime(first.ended(), expiryOf(accessToken));
    await renew();
    const two = await say('Two');
    const second = await open({ 'Last-Event-ID': first.lastEventId });
    await second.hears('message.created');
    await second.close();
    expect([idsOf(first.of('message.created')), idsOf(second.of('message.created'))]).toEqual([[one], [two]]);
  });

  it('a socket of the assistant closes with 4408; the answer goes on, and is heard whole on the next one', async () => {
    const { id } = (await ada.client.post(CONVERSATIONS, {})).body.data;
    const { accessToken } = ada.client;
    const first = await AssistantSocket.open(house.api.url, accessToken, id);
    first.ask('Why?');
    await until(async () => provider.questions.length > 0);
    provider.say('One ');
    await until(async () => first.text === 'One ');
    await endsInTime(first.closed(), expiryOf(accessToken));
    expect(first.closedWith).toBe(4408);
    provider.say('two');
    await renew();
    const second = await AssistantSocket.open(house.api.url, ada.client.accessToken, id);
    await until(async () => second.text === 'One two');
    provider.finish();
    await second.hears('done');
    second.cut();
  });

  it('but the answer to one request is given to its end', async () => {
    const { id } = (await ada.client.post(CONVERSATIONS, {})).body.data;
    const before = provider.questions.length;
    const headers = { Authorization: `Bearer ${ada.client.accessToken}`, 'Content-Type': 'application/json' };
    const response = await fetch(`${house.api.url}${CONVERSATIONS}/${id}/messages`, { method: 'POST', headers, body: '{"content":"Why?"}' });
    await until(async () => provider.questions.length > before);
    await pause(expiryOf(ada.client.accessToken) + WITHIN_MS - Date.now());
    provider.say('Because');
    provider.finish();
    const heard = await response.text();
    expect([heard.includes('Because'), heard.includes('assistant.done')]).toEqual([true, true]);
  });
});
