import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { DEMO_PASSWORD, DEMO_USERS } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const ask = (parameters: Record<string, string>): Promise<Answer> =>
  house.api.anonymous().post('/api/auth/token', new URLSearchParams(parameters));
const byPassword = { grant_type: 'password', username: DEMO_USERS.user, password: DEMO_PASSWORD };

function expectOAuthError(answer: Answer, error: string): void {
  expect([answer.status, answer.body]).toEqual([400, { error, error_description: expect.stringMatching(/\S/) }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

describe('POST /api/auth/token, RFC 6749', () => {
  it('issues tokens for a password in the answer of section 5.1', async () => {
    const answer = await ask(byPassword);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      refresh_token: expect.stringMatching(/^[A-Za-z0-9._~-]{128}$/),
    });
    expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
  });

  it('issues tokens that open the API', async () => {
    const client = house.api.anonymous();
    client.accessToken = (await ask(byPassword)).body.access_token;
    expect((await client.get('/api/auth/me')).body.data.email).toBe(DEMO_USERS.user);
  });

  it('issues tokens for a refresh token, each good once', async () => {
    const first = (await ask(byPassword)).body;
    const second = (await ask({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = await ask({ grant_type: 'refresh_token', refresh_token: second.refresh_token });
    expect(third.status).toBe(200);
    expectOAuthError(await ask({ grant_type: 'refresh_token', refresh_token: first.refresh_token }), 'invalid_grant');
    expectOAuthError(await ask({ grant_type: 'refresh_token', refresh_token: third.body.refresh_token }), 'invalid_grant');
  });

  it('accepts a username', async () => {
    expect((await ask({ ...byPassword, username: 'guest' })).status).toBe(200);
  });

  it('ignores parameters it does not know, as section 3.2 demands', async () => {
    expect((await ask({ ...byPassword, scope: 'all', client_id: 'swagger', client_secret: '', audience: 'x' })).status).toBe(200);
  });

  it('answers failures in the body of section 5.2', async () => {
    expectOAuthError(await ask({ ...byPassword, password: 'wrong' }), 'invalid_grant');
    expectOAuthError(await ask({ ...byPassword, username: 'nobody@example.org' }), 'invalid_grant');
    expectOAuthError(await ask({ grant_type: 'refresh_token', refresh_token: 'nonsense' }), 'invalid_grant');
    expectOAuthError(await ask({ grant_type: 'client_credentials' }), 'unsupported_grant_type');
    expectOAuthError(await ask({ username: DEMO_USERS.user, password: DEMO_PASSWORD }), 'invalid_request');
    expectOAuthError(await ask({ grant_type: 'password', username: DEMO_USERS.user }), 'invalid_request');
    expectOAuthError(await ask({ grant_type: 'refresh_token' }), 'invalid_request');
  });

  it('takes a parameter without a value for one that was left out, section 3.2', async () => {
    expectOAuthError(await ask({ ...byPassword, grant_type: '' }), 'invalid_request');
    expectOAuthError(await ask({ ...byPassword, password: '' }), 'invalid_request');
  });

  it('refuses a parameter that is sent twice, section 3.2', async () => {
    const twice = new URLSearchParams([...Object.entries(byPassword), ['username', 'admin@example.com']]);
    expectOAuthError(await house.api.anonymous().post('/api/auth/token', twice), 'invalid_request');
  });

  it('takes a form and nothing else', async () => {
    expectOAuthError(await house.api.anonymous().post('/api/auth/token', byPassword), 'invalid_request');
    expectOAuthError(await ask({ ...byPassword, username: 'x'.repeat(2 * 1024 * 1024) }), 'invalid_request');
  });

  it('names a parameter that holds what no text may hold', async () => {
    const answer = await ask({ ...byPassword, username: 'a\0b' });
    expectOAuthError(answer, 'invalid_request');
    expect(answer.body.error_description).toBe('username must not contain a NUL character');
  });
});
