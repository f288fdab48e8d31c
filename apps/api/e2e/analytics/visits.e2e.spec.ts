import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const post = (body: object, headers?: Record<string, string>) => house.api.anonymous().post('/api/analytics/visits', body, headers);
const visitor = () => `v-${uniquePerson().username}`;

describe('POST /api/analytics/visits', () => {
  it('records a page view of anybody', async () => {
    const view = { path: '/pricing', visitorId: visitor(), source: 'newsletter', referrer: 'https://example.org/' };
    const { status, body } = await post(view);
    expect(status).toBe(201);
    expect(body).toEqual({ success: true, data: { id: expect.any(Number), ...view, startsVisit: true, createdAt: expect.stringMatching(/Z$/) } });
  });

  it('starts one visit with two views, and takes the source from the referrer', async () => {
    const visitorId = visitor();
    const first = (await post({ path: '/', visitorId, referrer: 'https://www.google.com/search?q=a' })).body.data;
    const second = (await post({ path: '/docs', visitorId })).body.data;
    expect([first.startsVisit, first.source, second.startsVisit, second.source]).toEqual([true, 'search', false, 'direct']);
  });

  it('names every field that is wrong, and those it does not know', async () => {
    const refused = async (body: object, ...fields: string[]) => expectRefusal(await post(body), 400, 'VALIDATION_ERROR', fields);
    await refused({}, 'path', 'visitorId');
    await refused({ path: '', visitorId: 'a b', source: '', referrer: 7 }, 'path', 'visitorId', 'source', 'referrer');
    await refused({ path: '/'.repeat(2049), visitorId: 'v'.repeat(65), source: 's'.repeat(51) }, 'path', 'visitorId', 'source');
    await refused({ path: '/', visitorId: 'v', createdAt: '2020-01-01T00:00:00Z' }, 'createdAt');
    await refused({ path: '/\0', visitorId: 'v' }, 'path');
  });

  it('records a view once that is sent twice under one key', async () => {
    const [body, headers] = [{ path: '/', visitorId: visitor() }, { 'Idempotency-Key': uniquePerson().username }];
    const [first, second] = [await post(body, headers), await post(body, headers)];
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  it('takes three hundred a minute from one address, and leaves signing in alone', async () => {
    const limited = await house.addApi({ RATE_LIMIT: 'on', TRUST_PROXY: '1' });
    const client = limited.anonymous({ 'X-Forwarded-For': '198.51.100.77' });
    const view = () => client.post('/api/analytics/visits', { path: '/', visitorId: 'v-busy' });
    const first = await view();
    expect([first.status, first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([201, '300', '299']);
    for (let batch = 0; batch < 13; batch += 1) await Promise.all(Array.from({ length: 23 }, view));
    expectRefusal(await view(), 429, 'RATE_LIMITED');
    expectRefusal(await client.post('/api/auth/login', { email: 'nobody@example.org', password: 'wrong' }), 401, 'UNAUTHORIZED');
  });
});
