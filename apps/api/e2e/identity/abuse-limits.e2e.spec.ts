import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { uniquePerson } from '../kit/unique-person.js';
import { WebVisitor } from '../kit/web-visitor.js';

const QUARTER = 15 * 60;

let house: Installation;
let limited: RunningApi;
beforeAll(async () => {
  house = await Installation.start({ DOCS_AUTH: 'basic' });
  limited = await house.addApi({ RATE_LIMIT: 'on', TRUST_PROXY: '1' });
});
afterAll(() => house?.stop());

let networks = 0;
/** Somebody at an address of their own, behind the proxy that `limited` trusts. */
const stranger = (api = limited): ApiClient => {
  networks += 1;
  return api.anonymous({ 'X-Forwarded-For': `198.51.100.${networks}` });
};
const login = (client: ApiClient, email: string, password = 'wrong') => client.post('/api/auth/login', { email, password });

function expectLimited(answer: Answer, limit: number, longest: number): void {
  expectRefusal(answer, 429, 'RATE_LIMITED');
  const [most, remaining, reset, retry] = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'].map((name) =>
    Number(answer.headers.get(name)),
  );
  expect([most, remaining]).toEqual([limit, 0]);
  expect(retry).toBe(reset);
  expect(retry).toBeGreaterThan(longest - 60);
  expect(retry).toBeLessThanOrEqual(longest);
}

describe('ten failures in fifteen minutes', () => {
  it.each(['known', 'unknown'])('close a login that is %s, for its right password as well, on every process and also where RATE_LIMIT is off', async (which) => {
    const member = await house.member();
    const email = which === 'known' ? member.email : `nobody-${member.email}`;
    for (let time = 0; time < 10; time += 1) {
      const api = time % 2 === 0 ? house.api.anonymous() : stranger();
      expectRefusal(await login(api, time % 3 === 0 ? email.toUpperCase() : email), 401, 'UNAUTHORIZED');
    }
    for (const client of [house.api.anonymous(), stranger()]) expectLimited(await login(client, email, member.password), 10, QUARTER);
  });

  it('close an account, however it is named, and tell by none of its other names that there is one', async () => {
    const { email, username, password } = await house.member();
    const nobody = uniquePerson();
    const client = house.api.anonymous();
    for (let time = 0; time < 10; time += 1) expectRefusal(await login(client, email), 401, 'UNAUTHORIZED');
    for (let time = 0; time < 10; time += 1) expectRefusal(await login(client, nobody.email), 401, 'UNAUTHORIZED');
    expectLimited(await login(client, email, password), 10, QUARTER);
    for (let time = 0; time < 10; time += 1) {
      const [closed, unknown] = [await login(client, username, password), await login(client, nobody.username, password)];
      for (const answer of [closed, unknown]) expectRefusal(answer, 401, 'UNAUTHORIZED');
      expect(closed.body.error.message).toBe(unknown.body.error.message);
    }
    for (const name of [username, nobody.username]) expectLimited(await login(client, name, password), 10, QUARTER);
  });

  it('tell as little of the other name at the token endpoint, the documentation, the page and the front ends’ own paths', async () => {
    const { email, username, password } = await house.member();
    const client = house.api.anonymous();
    for (let time = 0; time < 10; time += 1) await login(client, email);
    const answers = [
      await client.post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username, password })),
      await client.get('/openapi.json', { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
      await new WebVisitor(house.api.url).signIn(username, password),
      await client.post('/compat/next/api/auth/login', { email: username, password }),
      await client.post('/compat/vue/api/auth/login', { email: username, password }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 401, 401, 401]);
  });

  it('are the most that guesses made at once can try', async () => {
    const { email } = await house.member();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, time) => login(time % 2 === 0 ? house.api.anonymous() : stranger(), email)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  it('are forgotten with a success, and with time', async () => {
    const { email, password } = await house.member();
    for (let round = 0; round < 2; round += 1) {
      for (let time = 0; time < 9; time += 1) await login(house.api.anonymous(), email);
      expect((await login(house.api.anonymous(), email, password)).status).toBe(200);
    }
    for (let time = 0; time < 10; time += 1) await login(house.api.anonymous(), email);
    expect((await login(house.api.anonymous(), email, password)).status).toBe(429);
    await house.database.sql('rate_limits').decrement('expire', QUARTER * 1000);
    expect((await login(house.api.anonymous(), email, password)).status).toBe(200);
  });

  it('do not come from the right password, however often it is sent at once', async () => {
    const { email, password } = await house.member();
    const answers = await Promise.all(Array.from({ length: 25 }, () => login(house.api.anonymous(), email, password)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('count together, wherever a password is asked for', async () => {
    const { email, password } = await house.member();
    const client = house.api.anonymous();
    const token = (secret: string) => client.post('/api/auth/token', new URLSearchParams({ grant_type: 'password', username: email, password: secret }));
    const documents = (secret: string) =>
      client.get('/openapi.json', { Authorization: `Basic ${Buffer.from(`${email}:${secret}`).toString('base64')}` });
    for (let time = 0; time < 4; time += 1) expect((await login(client, email)).status).toBe(401);
    for (let time = 0; time < 3; time += 1) expect((await token('wrong')).status).toBe(400);
    for (let time = 0; time < 3; time += 1) expect((await documents('wrong')).status).toBe(401);
    for (const answer of [await login(client, email, password), await documents(password)]) expectLimited(answer, 10, QUARTER);
    // Refusals of the token endpoint have the form of RFC 6749.
    const refused = await token(password);
    expect([refused.status, typeof refused.body.error]).toEqual([429, 'string']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(QUARTER - 60);
  });
});

describe('ten changes of one’s own e-mail address and username in fifteen minutes', () => {
  it('are told whether others are taken, at every path and process together and also where RATE_LIMIT is off', async () => {
    const [{ client, id, email }, other, friend] = [await house.member(), await house.member(), await house.member()];
    const elsewhere = client.elsewhere(limited.url, { 'X-Forwarded-For': '198.51.100.250' });
    const asks: (() => Promise<Answer>)[] = [
      () => client.patch('/api/users/me', { email: other.email }),
      () => elsewhere.patch('/api/users/me', { username: other.username.toUpperCase() }),
      () => client.patch(`/api/users/${id}`, { email: other.email }),
      () => client.put(`/api/users/${id}`, { name: 'Ada', email, username: other.username }),
      () => client.put(`/compat/next/api/users/${id}`, { email: other.email }),
    ];
    for (const ask of [...asks, ...asks]) expect((await ask()).status).toBe(409);
    for (const ask of asks.slice(0, 4)) expectLimited(await ask(), 10, QUARTER);
    expect((await client.put(`/compat/next/api/users/${id}`, { email: other.email })).status).toBe(429);
    expectLimited(await client.patch('/api/users/me', { email: `free-${email}` }), 10, QUARTER);
    expect((await client.patch('/api/users/me', { email, bio: 'I stay who I am' })).status).toBe(200);
    expect((await friend.client.patch('/api/users/me', { email: other.email })).status).toBe(409);
    await house.database.sql('rate_limits').decrement('expire', QUARTER * 1000);
    expect((await client.patch('/api/users/me', { email: `free-${email}` })).status).toBe(200);
  });

  it('are the most that changes made at once can ask', async () => {
    const [{ client }, other] = [await house.member(), await house.member()];
    const answers = await Promise.all(Array.from({ length: 40 }, () => client.patch('/api/users/me', { email: other.email })));
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });
});

describe('from one address', () => {
  it('a hundred failures close it for every login, and no other address', async () => {
    const client = stranger();
    const { email, password } = await house.member();
    for (let time = 0; time < 100; time += 1) expect((await login(client, `nobody-${time}-${email}`)).status).toBe(401);
    expectLimited(await login(client, email, password), 100, QUARTER);
    expect((await login(stranger(), email, password)).status).toBe(200);
  }, 60_000);

  it('three hundred public requests of authentication are answered in a minute', async () => {
    const client = stranger();
    const refresh = () => client.post('/api/auth/refresh', { refreshToken: 'x' });
    const first = await refresh();
    expect(['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => first.headers.get(name))).toEqual(['300', '299', '60']);
    for (let time = 1; time < 300; time += 1) expect((await refresh()).status).toBe(401);
    expectLimited(await refresh(), 300, 60);
    expectLimited(await client.post('/api/auth/register', {}), 300, 60);
    expect((await client.get('/api/roles')).status).toBe(200);
    expect((await stranger().post('/api/auth/refresh', { refreshToken: 'x' })).status).toBe(401);
  }, 60_000);

  it('three hundred times a minute shared links are followed, open or not', async () => {
    const client = stranger();
    const paths = ['', '/download'].map((what) => `/api/files/shared/${'x'.repeat(43)}${what}`);
    for (let time = 0; time < 150; time += 1) for (const path of paths) expect((await client.get(path)).status).toBe(404);
    for (const path of paths) expectLimited(await client.get(path), 300, 60);
    expect((await client.post('/api/auth/refresh', { refreshToken: 'x' })).status).toBe(401);
  }, 60_000);

  it('as many requests as one likes are answered where RATE_LIMIT is off', async () => {
    const client = house.api.anonymous();
    const answers = await Promise.all(Array.from({ length: 301 }, () => client.post('/api/auth/refresh', { refreshToken: 'x' })));
    expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
    expect(answers[0]?.headers.get('ratelimit-limit')).toBeNull();
  });

  it('is whoever a trusted proxy names; elsewhere nobody gets around a limit by naming somebody', async () => {
    const distrusting = await house.addApi({ RATE_LIMIT: 'on' });
    const remaining = async (): Promise<number> =>
      Number((await stranger(distrusting).post('/api/auth/refresh', { refreshToken: 'x' })).headers.get('ratelimit-remaining'));
    const first = await remaining();
    expect(await remaining()).toBe(first - 1);
  });
});
