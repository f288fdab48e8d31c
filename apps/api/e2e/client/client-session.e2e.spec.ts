import { setTimeout as pause } from 'node:timers/promises';
import { dataOf, HaloLightClient, MemoryTokenStore, type TokenStore } from '@halolight/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import { LossyFetch } from '../kit/lossy-fetch.js';
import { until } from '../kit/until.js';

const LIFETIME_S = 2;
const REFRESH = '/api/auth/refresh';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ JWT_ACCESS_EXPIRES: `${LIFETIME_S}s` });
});
afterAll(() => house?.stop());

let person: Member;
let store: TokenStore;
let wire: LossyFetch;
let client: HaloLightClient;
let signedOut: number;
const clientWith = (tokens: TokenStore): HaloLightClient =>
  new HaloLightClient({ url: house.api.url, store: tokens, fetch: wire.send, onSignedOut: () => (signedOut += 1) });
beforeEach(async () => {
  person = await house.member();
  [store, wire, signedOut] = [new MemoryTokenStore(), new LossyFetch(), 0];
  client = clientWith(store);
  await client.signIn(person.username, person.password);
});

const me = (by = client) => dataOf(by.api.GET('/users/me'));
/** Waits until the server refuses the access token, and has the client believe in it. */
const expire = async (): Promise<void> => {
  const tokens = await store.read();
  await pause(LIFETIME_S * 1000 + 100);
  if (tokens) await store.write({ ...tokens, renewAt: Number.MAX_SAFE_INTEGER });
};
const sessionsOf = async ({ username, password }: Member): Promise<number> => {
  const observer = clientWith(new MemoryTokenStore());
  await observer.signIn(username, password);
  const { items } = await dataOf(observer.api.GET('/auth/sessions'));
  await observer.signOut();
  return items.length;
};

describe('the client, against the running API', () => {
  it('hears everything that happens over its tokens, each thing once', async () => {
    const [friend, stop] = [await house.member(), new AbortController()];
    const heard: unknown[] = [];
    const listen = async (): Promise<void> => {
      for await (const { event, data } of client.liveEvents({ signal: stop.signal })) if (event === 'message.created') heard.push(data);
    };
    const over = listen();
    await until(async () => wire.count('/api/events') === 1);
    // Until it is answered: what happens before is none of it.
    await pause(500);
    const sent: unknown[] = [];
    while (wire.count('/api/events') < 4) {
      await friend.client.signIn(friend.email, friend.password);
      const { data } = (await friend.client.post('/api/messages', { recipientId: person.id, content: 'Still there?' })).body;
      sent.push({ ...data, read: false });
      await pause(300);
    }
    await until(async () => heard.length >= sent.length);
    stop.abort();
    await over;
    expect(heard).toEqual(sent);
  });

  it('exchanges an expired token once for twenty requests that fail together', async () => {
    await expire();
    const answers = await Promise.all(Array.from({ length: 20 }, () => me()));
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, () => person.id));
    expect(wire.count(REFRESH)).toBe(1);
    expect(wire.count('/api/users/me')).toBe(40);
  });

  it('exchanges a token before it expires, so that no request fails', async () => {
    await pause(LIFETIME_S * 1000);
    await me();
    expect(wire.paths.slice(1)).toEqual([REFRESH, '/api/users/me']);
  });

  it('keeps two tabs with one store signed in, whichever fails first', async () => {
    const tab = clientWith(store);
    for (let round = 0; round < 5; round += 1) {
      const tokens = await store.read();
      if (tokens) await store.write({ ...tokens, renewAt: 0 });
      await Promise.all([me(), me(tab), me(), me(tab)]);
    }
    expect([wire.count(REFRESH), signedOut]).toEqual([5, 0]);
  });

  it('keeps two clients signed in that exchange the same token at the same time without knowing of each other', async () => {
    const copy = new MemoryTokenStore();
    const tokens = await store.read();
    if (!tokens) throw new Error('Not signed in');
    await Promise.all([store, copy].map((each) => each.write({ ...tokens, renewAt: 0 })));
    await Promise.all([me(), me(clientWith(copy))]);
    expect([wire.count(REFRESH), signedOut]).toEqual([2, 0]);
    expect((await copy.read())?.refreshToken).toBe((await store.read())?.refreshToken);
  });

  fault('goes on when the answer with the new tokens is lost', async () => {
    await expire();
    wire.lose(REFRESH);
    expect((await me()).id).toBe(person.id);
    expect([wire.count(REFRESH), signedOut]).toEqual([2, 0]);
  });

  it('tells its owner once when the session was ended elsewhere', async () => {
    await person.client.post('/api/auth/logout-all');
    await until(async () => (await Promise.allSettled([me(), me()])).every(({ status }) => status === 'rejected'));
    expect([signedOut, await client.isSignedIn()]).toEqual([1, false]);
  });

  it('signs out on the server as well', async () => {
    const accessToken = (await store.read())?.accessToken ?? '';
    await client.signOut();
    const { status } = await house.api.anonymous({ Authorization: `Bearer ${accessToken}` }).get('/api/users/me');
    expect([status, await client.isSignedIn(), signedOut]).toEqual([401, false, 0]);
  });

  it('signs out on the server as well when its token has expired', async () => {
    await expire();
    const sessions = await sessionsOf(person);
    await client.signOut();
    expect([await sessionsOf(person), await client.isSignedIn(), signedOut]).toEqual([sessions - 1, false, 0]);
  });

  it('signs out of the session before when it signs in anew', async () => {
    const sessions = await sessionsOf(person);
    await client.signIn(person.username, person.password);
    expect([await sessionsOf(person), (await me()).id]).toEqual([sessions, person.id]);
  });
});
