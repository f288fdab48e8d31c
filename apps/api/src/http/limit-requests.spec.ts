import { RequestLimit, type Allowance } from '@halolight/application/kernel';
import { RateLimitedError } from '@halolight/domain/kernel';
import { afterEach, describe, expect, it } from '@jest/globals';
import { errorOf, json, startTestApp, type TestApp } from '../../testing/start-test-app.js';

const MOST = 2;

class CountingLimit extends RequestLimit {
  readonly taken: string[] = [];

  async take(ip: string): Promise<Allowance> {
    this.taken.push(ip);
    const remaining = MOST - this.taken.filter((each) => each === ip).length;
    if (remaining < 0) throw new RateLimitedError(MOST, 42);
    return { limit: MOST, remaining, resetSeconds: 42 };
  }
}

class BrokenLimit extends RequestLimit {
  async take(): Promise<never> {
    throw new Error('connection lost');
  }
}

const allowanceOf = ({ headers }: Response): (string | null)[] =>
  ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'].map((name) => headers.get(name));

describe('the limit on public requests of authentication', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const post = (forwardedFor = '198.51.100.1'): Promise<Response> =>
    app.fetch('/api/auth/notes', { method: 'POST', headers: { 'X-Forwarded-For': forwardedFor } });

  it('says what is left, and refuses what is too much', async () => {
    app = await startTestApp({ requestLimit: new CountingLimit() });
    expect(allowanceOf(await post())).toEqual(['2', '1', '42', null]);
    expect(allowanceOf(await post())).toEqual(['2', '0', '42', null]);
    const refused = await post();
    expect(allowanceOf(refused)).toEqual(['2', '0', '42', '42']);
    expect([refused.status, (await errorOf(refused)).code]).toEqual([429, 'RATE_LIMITED']);
  });

  it('is for those requests alone', async () => {
    const requestLimit = new CountingLimit();
    app = await startTestApp({ requestLimit });
    for (const answer of [await app.fetch('/api/notes/open', json({ title: 'a' })), await app.fetch('/api/notes/origin')]) {
      expect(allowanceOf(answer)).toEqual([null, null, null, null]);
    }
    expect(requestLimit.taken).toEqual([]);
  });

  it('lets nobody through who cannot be counted', async () => {
    app = await startTestApp({ requestLimit: new BrokenLimit() });
    const refused = await post();
    expect([refused.status, (await errorOf(refused)).code]).toEqual([503, 'UNAVAILABLE']);
  });

  it('counts by the address that a trusted proxy names, and by the connection otherwise', async () => {
    const trusting = new CountingLimit();
    app = await startTestApp({ requestLimit: trusting, trustProxy: 1 });
    for (const address of ['203.0.113.7, 198.51.100.1', '2001:db8::1', 'not an address', '192.0.2.1:4711']) await post(address);
    expect(trusting.taken).toEqual(['198.51.100.1', '2001:db8::1', '127.0.0.1', '127.0.0.1']);
    await app.close();

    const distrusting = new CountingLimit();
    app = await startTestApp({ requestLimit: distrusting, trustProxy: ['10.0.0.0/8'] });
    await post('198.51.100.1');
    expect(distrusting.taken).toEqual(['127.0.0.1']);
  });
});
