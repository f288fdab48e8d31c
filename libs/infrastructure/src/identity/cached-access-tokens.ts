import { hash } from 'node:crypto';
import { AccessTokens, type AccessClaims, type IssuedAccessToken } from '@halolight/application/identity/ports';
import type { Clock } from '@halolight/application/kernel';
import { boundedCache } from '../kernel/index.js';

const MOST_TOKENS = 50_000;

/** Remembers which tokens were verified, by digest and until they expire: a signature is checked once, not on every request. */
export class CachedAccessTokens extends AccessTokens {
  private readonly verified = boundedCache<string, AccessClaims>(MOST_TOKENS);

  constructor(
    private readonly inner: AccessTokens,
    private readonly clock: Clock,
  ) {
    super();
  }

  issue(userId: number, sessionId: number): Promise<IssuedAccessToken> {
    return this.inner.issue(userId, sessionId);
  }

  async verify(token: string): Promise<AccessClaims | null> {
    const digest = hash('sha256', token, 'base64');
    const known = this.verified.get(digest);
    if (known && known.expiresAt > this.clock.now()) return known;
    const claims = await this.inner.verify(token);
    if (claims) this.verified.set(digest, claims);
    return claims;
  }
}
