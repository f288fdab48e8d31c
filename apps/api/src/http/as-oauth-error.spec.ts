import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@halolight/domain/kernel';
import { asOAuthError } from './as-oauth-error.js';
import { httpErrorOf } from './error-response.js';
import { json, startTestApp, type TestApp } from '../../testing/start-test-app.js';

const MIB = 1024 * 1024;
const form = (grantType: string): RequestInit => ({ method: 'POST', body: new URLSearchParams({ grant_type: grantType }) });

describe('failures of an operation that speaks OAuth', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it.each([
    ['a NUL character', form('a\0b'), 'grant_type must not contain a NUL character'],
    ['another media type', json({ grant_type: 'password' }), 'Send the body as application/x-www-form-urlencoded in UTF-8'],
    ['too much', form('x'.repeat(2 * MIB)), 'The body is too large'],
    ['a field unknown, whose name cannot be spoken', { method: 'POST', body: new URLSearchParams({ grant_type: 'a', '"é': '' }) }, '?? is not a known field'],
  ])('tell of %s as section 5.2 of RFC 6749 demands', async (_what, init, description) => {
    const response = await app.fetch('/api/auth/token', init);
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request', error_description: description }]);
    expect([response.headers.get('cache-control'), response.headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
  });

  it('keep their status and when to try again', async () => {
    const response = await app.fetch('/api/auth/token', form('outage'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await response.json()).toEqual({ error: 'temporarily_unavailable', error_description: 'The database is away' });
    const tooMany = asOAuthError(httpErrorOf(new RateLimitedError(10, 42), () => undefined));
    expect(tooMany).toMatchObject({ status: 429, headers: { 'Retry-After': '42', 'RateLimit-Limit': '10' } });
    expect(tooMany.body()).toEqual({ error: 'slow_down', error_description: 'Too many requests; try again later' });
  });

  it('do not tell what broke on our side', () => {
    const ours = asOAuthError(httpErrorOf(new Error('secret cause'), () => undefined));
    expect([ours.status, ours.body()]).toEqual([500, { error: 'server_error', error_description: 'Something went wrong on our side' }]);
  });
});
