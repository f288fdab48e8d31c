import type { Actor } from '../../kernel/index.js';
import type { AccessTokens, IssuedAccessToken } from '../ports/access-tokens.js';

/** Gives an access token to whoever is signed in by other means, a cookie of the pages for instance. It is good as long as their session. */
export class IssueAccessToken {
  constructor(private readonly tokens: AccessTokens) {}

  execute({ userId, sessionId }: Actor): Promise<IssuedAccessToken> {
    return this.tokens.issue(userId, sessionId);
  }
}
