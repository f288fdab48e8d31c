import { FixedClock } from '@halolight/application/kernel/testing';
import { accessTokensContract } from '@halolight/application/identity/testing';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { CachedAccessTokens } from './cached-access-tokens.js';
import { JoseAccessTokens } from './jose-access-tokens.js';

const SECRET = 'a secret of thirty-two bytes or more';
const SECONDS = 900;

/** A token as ours are, but for what is given. */
function forged(claims: Record<string, unknown>, secret = SECRET, algorithm = 'HS256'): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const good = { sub: '42', sid: '7', jti: 'x', iss: 'halolight', aud: 'halolight-api', iat: now, exp: now + SECONDS };
  return new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(Buffer.from(secret));
}

async function refused(): Promise<Record<string, string>> {
  const past = Math.floor(Date.now() / 1_000) - 60;
  return {
    expired: await forged({ exp: past }),
    'from another issuer': await forged({ iss: 'somebody' }),
    'for another audience': await forged({ aud: 'another api' }),
    'signed by another key': await forged({}, 'another secret of thirty-two bytes'),
    'signed by another algorithm': await forged({}, SECRET.repeat(2), 'HS512'),
    'without a session': await forged({ sid: undefined }),
    'without a user': await forged({ sub: undefined }),
    'without an end': await forged({ exp: undefined }),
    'of a user that is no number': await forged({ sub: 'admin' }),
    'of a session beyond all numbers': await forged({ sid: '9'.repeat(30) }),
  };
}

const clock = { now: () => new Date() };
const jose = () => new JoseAccessTokens(SECRET, SECONDS, clock);
accessTokensContract('JoseAccessTokens', async () => ({ accessTokens: jose(), refused: await refused() }));
accessTokensContract('CachedAccessTokens', async () => ({ accessTokens: new CachedAccessTokens(jose(), clock), refused: await refused() }));

describe('the forged tokens above', () => {
  it('differ from a good one in what they are forged in alone', async () => {
    expect(await jose().verify(await forged({}))).toMatchObject({ userId: 42, sessionId: 7 });
  });
});

describe.each([
  ['JoseAccessTokens', (fixed: FixedClock) => new JoseAccessTokens(SECRET, SECONDS, fixed)],
  ['CachedAccessTokens', (fixed: FixedClock) => new CachedAccessTokens(new JoseAccessTokens(SECRET, SECONDS, fixed), fixed)],
])('%s', (_name, make) => {
  it('accepts a token until its time is over, also one that it accepted before', async () => {
    const fixed = new FixedClock(new Date('2030-01-01T00:00:00Z'));
    const tokens = make(fixed);
    const { token, expiresIn } = await tokens.issue(42, 7);
    expect(expiresIn).toBe(SECONDS);
    fixed.set(new Date('2030-01-01T00:14:59Z'));
    expect(await tokens.verify(token)).toMatchObject({ expiresAt: new Date('2030-01-01T00:15:00Z') });
    fixed.set(new Date('2030-01-01T00:15:00Z'));
    expect(await tokens.verify(token)).toBeNull();
  });
});
