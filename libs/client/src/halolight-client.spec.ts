import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from './api-error.js';
import { dataOf } from './data-of.js';
import { everyItem } from './every-item.js';
import { HaloLightClient } from './halolight-client.js';
import { withIdempotencyKey } from './idempotency-key.js';
import { MemoryTokenStore } from './memory-token-store.js';

/** A server of tokens in a few lines: it knows one good access token, and one good refresh token. */
class TokenServer {
  readonly requests: Request[] = [];
  lifetime = 900;
  userId = 7;
  good = 0;
  refusesRefresh = 0;
  refusesLogout = 0;
  losesAnswers = 0;

  send = async (request: Request): Promise<Response> => {
    this.requests.push(request);
    await Promise.resolve();
    if (this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      throw new TypeError('fetch failed');
    }
    const path = new URL(request.url).pathname.slice('/api'.length);
    if (path === '/auth/login') return this.tokens();
    if (path === '/auth/refresh') return this.refresh(await request.text());
    if (path === '/auth/logout' && this.refusesLogout > 0) return failure(this.refusesLogout);
    if (request.headers.get('Authorization') !== `Bearer access-${this.good}`) return failure(401, 'Bearer error="invalid_token"');
    return Response.json({ success: true, data: { path, sent: await request.text() } });
  };

  paths(): string[] {
    return this.requests.map(({ url }) => new URL(url).pathname);
  }

  private refresh(body: string): Response {
    if (this.refusesRefresh > 0) return failure(this.refusesRefresh);
    return body.includes(`"refresh-${this.good}"`) ? this.tokens() : failure(401);
  }

  private tokens(): Response {
    this.good += 1;
    const data = { user: { id: this.userId }, accessToken: `access-${this.good}`, refreshToken: `refresh-${this.good}`, expiresIn: this.lifetime };
    return Response.json({ success: true, data });
  }
}

function failure(status: number, challenge = 'Bearer'): Response {
  const error = { code: 'REFUSED', message: 'No', details: [{ field: 'email', message: 'is taken' }], requestId: 'r1' };
  return Response.json({ success: false, error }, { status, headers: { 'WWW-Authenticate': challenge, 'Retry-After': '3' } });
}

function neverAnswered({ signal }: Request): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new DOMException('No answer', 'TimeoutError'))));
}

let server: TokenServer;
let store: MemoryTokenStore;
let signedOut: number;
let client: HaloLightClient;
const newClient = (): HaloLightClient => new HaloLightClient({ url: 'http://halo.test/', store, fetch: server.send, onSignedOut: () => (signedOut += 1) });
const me = (by = client) => dataOf(by.api.GET('/users/me'));
/** As when it had expired. */
const expire = async (): Promise<void> => {
  const tokens = await store.read();
  if (tokens) await store.write({ ...tokens, accessToken: 'expired' });
  server.requests.length = 0;
};

beforeEach(async () => {
  [server, store, signedOut] = [new TokenServer(), new MemoryTokenStore(), 0];
  client = newClient();
  await client.signIn('ada', 'marble-otter-29');
  server.requests.length = 0;
});

describe('a request', () => {
  it('carries the token of the session, and none without a session', async () => {
    await me();
    await client.signOut();
    expect(await client.isSignedIn()).toBe(false);
    await expect(me()).rejects.toThrow(ApiError);
    expect(server.requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer access-1', 'Bearer access-1', null]);
  });

  it('is sent once more, body and all, with a new token when its own has expired', async () => {
    await expire();
    const sent = await dataOf(client.api.POST('/items', { body: { name: 'Lamp' } }));
    expect(sent).toEqual({ path: '/items', sent: '{"name":"Lamp"}' });
    expect(server.paths()).toEqual(['/api/items', '/api/auth/refresh', '/api/items']);
  });

  it('is sent no third time', async () => {
    await expire();
    const { send } = server;
    const stubborn = new HaloLightClient({ url: 'http://halo.test', store, fetch: (request) => (request.url.endsWith('/me') ? Promise.resolve(failure(401, 'Bearer error="invalid_token"')) : send(request)) });
    await expect(me(stubborn)).rejects.toMatchObject({ status: 401 });
    expect(server.paths()).toEqual(['/api/auth/refresh']);
  });

  it('is not sent again for a 401 that is no matter of the token', async () => {
    const others = new HaloLightClient({ url: 'http://halo.test', store, fetch: async (request) => (server.requests.push(request), failure(401)) });
    await expect(me(others)).rejects.toMatchObject({ status: 401 });
    expect(server.paths()).toEqual(['/api/users/me']);
  });

  it('that uploads is sent once, and is good with the tokens that were renewed meanwhile', async () => {
    await expire();
    const upload = () => client.api.PUT('/files/{id}/content', { params: { path: { id: 1 } }, body: 'bytes', bodySerializer: (body: string) => body, headers: { 'Content-Type': 'application/octet-stream' } });
    expect((await upload()).response.status).toBe(401);
    expect((await upload()).response.status).toBe(200);
    expect(server.paths()).toEqual(['/api/files/1/content', '/api/auth/refresh', '/api/files/1/content']);
  });
});

describe('tokens', () => {
  it('are exchanged once for many requests that fail together', async () => {
    await expire();
    await Promise.all(Array.from({ length: 20 }, () => me()));
    expect(server.paths().filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
  });

  it('are exchanged once by clients with one store', async () => {
    await expire();
    await Promise.all([client, newClient(), newClient()].map((by) => me(by)));
    expect(server.paths().filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
  });

  it('are exchanged before they expire', async () => {
    server.lifetime = 0;
    await client.signIn('ada', 'marble-otter-29');
    server.requests.length = 0;
    await me();
    expect(server.paths()).toEqual(['/api/auth/refresh', '/api/users/me']);
  });

  it('are asked for again when the answer is lost', async () => {
    await expire();
    const lossy = new HaloLightClient({ url: 'http://halo.test', store, fetch: (request) => (server.losesAnswers = request.url.endsWith('refresh') && server.requests.length < 2 ? 1 : 0, server.send(request)) });
    await me(lossy);
    expect(server.paths()).toEqual(['/api/users/me', '/api/auth/refresh', '/api/auth/refresh', '/api/users/me']);
  });

  it('are asked for again when no answer comes', async () => {
    await expire();
    const [first, second] = [new AbortController(), new AbortController()];
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(first.signal).mockReturnValueOnce(second.signal);
    let refreshes = 0;
    const stalled = new HaloLightClient({ url: 'http://halo.test', store, fetch: (request) => (request.url.endsWith('refresh') && (refreshes += 1) === 1 ? neverAnswered(request) : server.send(request)) });
    const answer = me(stalled);
    while (refreshes === 0) await Promise.resolve();
    first.abort();
    await answer;
    expect(timeout.mock.calls).toEqual([[8_000], [8_000]]);
    expect(refreshes).toBe(2);
    timeout.mockRestore();
  });

  it('are dropped, and the owner told once, when the server ends the session', async () => {
    await expire();
    server.refusesRefresh = 401;
    const outcomes = await Promise.allSettled([me(), me(), me()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([signedOut, await store.read()]).toEqual([1, null]);
  });

  it('are kept when the server cannot tell now', async () => {
    await expire();
    server.refusesRefresh = 503;
    await expect(me()).rejects.toMatchObject({ status: 503, retryAfter: 3 });
    expect([signedOut, await client.isSignedIn()]).toEqual([0, true]);
  });

  it('of somebody else are not used to send a request again', async () => {
    await expire();
    server.userId = 8;
    await expect(me()).rejects.toMatchObject({ status: 401 });
    expect(server.paths()).toEqual(['/api/users/me', '/api/auth/refresh']);
  });

  it('do not come back after signing out during an exchange', async () => {
    await expire();
    const asked = me().catch(() => undefined);
    await client.signOut();
    await asked;
    expect(await store.read()).toBeNull();
  });
});

describe('signing out', () => {
  const signedOutAt = () => server.requests.filter(({ url }) => url.endsWith('logout')).map(({ headers }) => headers.get('Authorization'));

  it('ends the session at the server with a new token when its own has expired', async () => {
    await expire();
    await client.signOut();
    expect(signedOutAt()).toEqual(['Bearer expired', 'Bearer access-2']);
    expect([signedOut, await store.read()]).toEqual([0, null]);
  });

  it('goes well when the server ended the session before', async () => {
    await expire();
    server.refusesRefresh = 401;
    await client.signOut();
    expect([signedOut, await store.read()]).toEqual([0, null]);
  });

  it.each([['refusesLogout', 503], ['refusesLogout', 429], ['refusesRefresh', 503]] as const)('tells that the session may live on at the server, and drops its tokens all the same: %s, %i', async (refusal, status) => {
    await expire();
    server[refusal] = status;
    await expect(client.signOut()).rejects.toMatchObject({ name: 'ApiError', status, retryAfter: 3 });
    expect(await store.read()).toBeNull();
  });

  it('drops the tokens when the server cannot be reached', async () => {
    server.losesAnswers = 1;
    await expect(client.signOut()).rejects.toThrow(TypeError);
    expect(await store.read()).toBeNull();
  });

  it('waits for no answer longer than for one to an exchange', async () => {
    const [limit, timeout] = [new AbortController(), jest.spyOn(AbortSignal, 'timeout')];
    timeout.mockReturnValueOnce(limit.signal);
    const stalled = new HaloLightClient({ url: 'http://halo.test', store, fetch: neverAnswered });
    const answer = stalled.signOut();
    setImmediate(() => limit.abort());
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
    expect([timeout.mock.calls, await store.read()]).toEqual([[[8_000]], null]);
    timeout.mockRestore();
  });
});

describe('signing in over a session', () => {
  it('ends that one at the server', async () => {
    const { send } = server;
    const ended: (string | null)[] = [];
    const twice = new HaloLightClient({ url: 'http://halo.test', store, fetch: (request) => (request.url.endsWith('logout') ? (ended.push(request.headers.get('Authorization')), Promise.resolve(Response.json({ success: true, data: { sessions: 1 } }))) : send(request)) });
    await twice.signIn('ada', 'marble-otter-29');
    expect([ended, (await store.read())?.accessToken]).toEqual([['Bearer access-1'], 'access-2']);
  });

  it('goes well when that one cannot be ended', async () => {
    server.refusesLogout = 503;
    await client.signIn('ada', 'marble-otter-29');
    expect(server.paths()).toEqual(['/api/auth/login', '/api/auth/logout']);
    expect((await store.read())?.accessToken).toBe('access-2');
  });

  it('leaves that one alone when it is refused', async () => {
    const refusing = new HaloLightClient({ url: 'http://halo.test', store, fetch: (request) => (server.requests.push(request), Promise.resolve(failure(401))) });
    await expect(refusing.signIn('ada', 'x')).rejects.toMatchObject({ status: 401 });
    expect([server.paths(), (await store.read())?.accessToken]).toEqual([['/api/auth/login'], 'access-1']);
  });
});

it('a failure is told with its fields, the request’s name and how long to wait', async () => {
  const refusing = new HaloLightClient({ url: 'http://halo.test', fetch: () => Promise.resolve(failure(409)) });
  await expect(refusing.signIn('ada', 'x')).rejects.toMatchObject({
    status: 409, code: 'REFUSED', message: 'No', details: [{ field: 'email', message: 'is taken' }], requestId: 'r1', retryAfter: 3,
  });
});

it('a failure that is not the API’s is one as well', async () => {
  const gateway = new HaloLightClient({ url: 'http://halo.test', fetch: () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })) });
  await expect(me(gateway)).rejects.toMatchObject({ status: 502, code: 'UNREADABLE', requestId: null, retryAfter: null });
});

it('every item of a list comes in order, and pages only as far as they are wanted', async () => {
  const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
    first: { items: [1, 2], nextCursor: 'second' },
    second: { items: [], nextCursor: 'third' },
    third: { items: [3], nextCursor: null },
  };
  const asked: string[] = [];
  const list = async ({ cursor = 'first' }: { readonly cursor?: string }) => {
    asked.push(cursor);
    return { data: { data: pages[cursor] ?? { items: [], nextCursor: null } }, response: new Response() };
  };
  const items: number[] = [];
  for await (const item of everyItem(list)) items.push(item);
  expect(items).toEqual([1, 2, 3]);
  for await (const item of everyItem(list)) if (item === 2) break;
  expect(asked).toEqual(['first', 'second', 'third', 'first']);
});

describe('a creation under a key', () => {
  const sending = (failures: readonly Error[]) => {
    const keys: string[] = [];
    const send = async (header: { 'Idempotency-Key': string }): Promise<number> => {
      const fault = failures[keys.push(header['Idempotency-Key']) - 1];
      if (fault) throw fault;
      return keys.length;
    };
    return { keys, send };
  };
  const lost = new TypeError('fetch failed');

  it('is sent again under the same key while answers are lost, three times at most', async () => {
    const { keys, send } = sending([lost, lost]);
    expect(await withIdempotencyKey(send)).toBe(3);
    expect(new Set(keys).size).toBe(1);
    await expect(withIdempotencyKey(sending([lost, lost, lost]).send)).rejects.toBe(lost);
  });

  it('is not sent again once it was refused', async () => {
    const { keys, send } = sending([new RangeError('refused')]);
    await expect(withIdempotencyKey(send)).rejects.toThrow('refused');
    expect(keys).toHaveLength(1);
  });
});
