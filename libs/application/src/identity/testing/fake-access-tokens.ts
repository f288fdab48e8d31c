import type { Clock } from '../../kernel/index.js';
import { uniqueText } from '../../kernel/testing/index.js';
import { AccessTokens, type AccessClaims, type IssuedAccessToken } from '../ports/access-tokens.js';

const LIFETIME_SECONDS = 900;

/** Tokens that mean something only to the object that issued them. */
export class FakeAccessTokens extends AccessTokens {
  private readonly issued = new Map<string, AccessClaims>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async issue(userId: number, sessionId: number): Promise<IssuedAccessToken> {
    const token = uniqueText('access-');
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_SECONDS * 1000);
    this.issued.set(token, { userId, sessionId, expiresAt });
    return { token, expiresIn: LIFETIME_SECONDS };
  }

  override async verify(token: string): Promise<AccessClaims | null> {
    const claims = this.issued.get(token);
    return claims && claims.expiresAt > this.clock.now() ? claims : null;
  }
}
