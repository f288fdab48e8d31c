import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient, Answer } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

let house: Installation;
let member: Member;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());
beforeEach(async () => {
  member = await house.member();
});

const refresh = (refreshToken: string, userAgent?: string): Promise<Answer> =>
  house.api.anonymous(userAgent === undefined ? {} : { 'User-Agent': userAgent }).post('/api/auth/refresh', { refreshToken });
const tokenOf = ({ body }: Answer): string => body.data.refreshToken;
const isSignedIn = async (client: ApiClient) => (await client.get('/api/auth/me')).status === 200;
/** Lets the last exchange of the member's token lie this long in the past. */
const age = (seconds: number) =>
  house.database.sql('sessions').where({ user_id: member.id }).update({ rotated_at: house.database.sql.raw(`rotated_at - interval '${seconds} s'`) });

describe('POST /api/auth/refresh', () => {
  it('answers like a sign-in, with new tokens of the same session', async () => {
    const answer = await refresh(member.client.refreshToken);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      success: true,
      accessToken: answer.body.data.accessToken,
      refreshToken: tokenOf(answer),
      data: { tokenType: 'Bearer', expiresIn: 900, user: { id: member.id, email: member.email } },
    });
    expect(tokenOf(answer)).toMatch(/^[A-Za-z0-9._~-]{128}$/);
    expect(tokenOf(answer)).not.toBe(member.client.refreshToken);
    member.client.keep(answer);
    expect((await member.client.get('/api/auth/sessions')).body.data.total).toBe(1);
  });

  it('goes on from each token to the next', async () => {
    const seen = new Set([member.client.refreshToken]);
    for (let round = 0; round < 5; round += 1) {
      member.client.keep(await refresh(member.client.refreshToken));
      seen.add(member.client.refreshToken);
    }
    expect(seen.size).toBe(6);
    expect(await isSignedIn(member.client)).toBe(true);
  });

  it('gives a client that lost the answer the same successor again', async () => {
    const first = await refresh(member.client.refreshToken);
    const again = await refresh(member.client.refreshToken);
    expect(again.status).toBe(200);
    expect(tokenOf(again)).toBe(tokenOf(first));
    expect((await refresh(tokenOf(again))).status).toBe(200);
  });

  it('takes the same token from another client for theft, and ends the session', async () => {
    const successor = await refresh(member.client.refreshToken);
    expectRefusal(await refresh(member.client.refreshToken, 'Somebody else'), 401, 'UNAUTHORIZED');
    expectRefusal(await refresh(tokenOf(successor)), 401, 'UNAUTHORIZED');
    expect(await isSignedIn(member.client)).toBe(false);
  });

  it('takes a token older than the last for theft, and ends the session', async () => {
    const oldest = member.client.refreshToken;
    member.client.keep(await refresh(oldest));
    member.client.keep(await refresh(member.client.refreshToken));
    expectRefusal(await refresh(oldest), 401, 'UNAUTHORIZED');
    expectRefusal(await refresh(member.client.refreshToken), 401, 'UNAUTHORIZED');
    expect(await isSignedIn(member.client)).toBe(false);
  });

  it('repeats its answer for ten seconds and not longer', async () => {
    const successor = await refresh(member.client.refreshToken);
    await age(8);
    expect(tokenOf(await refresh(member.client.refreshToken))).toBe(tokenOf(successor));
    await age(3);
    expectRefusal(await refresh(member.client.refreshToken), 401, 'UNAUTHORIZED');
    expectRefusal(await refresh(tokenOf(successor)), 401, 'UNAUTHORIZED');
  });

  it('ends only the session whose token was stolen', async () => {
    const other = await house.api.anonymous().signIn(member.email, member.password);
    await refresh(member.client.refreshToken);
    await refresh(member.client.refreshToken, 'Somebody else');
    expect(await isSignedIn(member.client)).toBe(false);
    expect(await isSignedIn(other)).toBe(true);
    expect((await refresh(other.refreshToken)).status).toBe(200);
  });

  it('writes a reuse to the log and counts it', async () => {
    await refresh(member.client.refreshToken);
    await refresh(member.client.refreshToken, 'Somebody else');
    const metrics = await house.api.anonymous().get('/metrics');
    expect(metrics.text).toMatch(/sign_ins_total\{outcome="reuse_detected"\} [1-9]/);
  });

  it('refuses what is no token of a live session, without saying why', async () => {
    const foreign = 'A'.repeat(128);
    const made = await house.member();
    await made.client.post('/api/auth/logout');
    const refusals = [await refresh(foreign), await refresh('nonsense'), await refresh(made.client.refreshToken)];
    for (const refusal of refusals) expectRefusal(refusal, 401, 'UNAUTHORIZED', []);
    expect(new Set(refusals.map(({ body }) => body.error.message)).size).toBe(1);
  });

  it('refuses a token that has expired', async () => {
    await house.database.sql('sessions').where({ user_id: member.id }).update({ expires_at: new Date() });
    expectRefusal(await refresh(member.client.refreshToken), 401, 'UNAUTHORIZED');
  });

  it('does not prolong a session beyond SESSION_EXPIRES after the sign-in', async () => {
    const startedAt = new Date(Date.now() - 29 * 86_400_000);
    await house.database.sql('sessions').where({ user_id: member.id }).update({ created_at: startedAt });
    member.client.keep(await refresh(member.client.refreshToken));
    const { items } = (await member.client.get('/api/auth/sessions')).body.data;
    expect(items.map(({ expiresAt }: { expiresAt: string }) => expiresAt)).toEqual([new Date(startedAt.getTime() + 30 * 86_400_000).toISOString()]);
  });

  it('does not take an access token for one, nor one for an access token', async () => {
    expectRefusal(await refresh(member.client.accessToken), 400, 'VALIDATION_ERROR', ['refreshToken']);
    member.client.accessToken = member.client.refreshToken;
    expect(await isSignedIn(member.client)).toBe(false);
  });

  it('names the token that is missing', async () => {
    const anonymous = house.api.anonymous();
    expectRefusal(await anonymous.post('/api/auth/refresh', {}), 400, 'VALIDATION_ERROR', ['refreshToken']);
    expectRefusal(await anonymous.post('/api/auth/refresh', { refreshToken: 7 }), 400, 'VALIDATION_ERROR', ['refreshToken']);
  });
});
