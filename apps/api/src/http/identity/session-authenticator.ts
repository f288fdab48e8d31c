import type { AccessDirectory } from '@halolight/application/identity';
import type { AccessTokens } from '@halolight/application/identity/ports';
import { Authenticator, type Authentication } from '../authenticate.js';

/** Admits who holds an access token of a live session, with the rights that the session has now, whatever it had when the token was made. */
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly directory: AccessDirectory,
  ) {
    super();
  }

  async authenticate(token: string): Promise<Authentication | null> {
    const claims = await this.tokens.verify(token);
    if (!claims) return null;
    const access = await this.directory.find(claims.sessionId);
    if (access?.userId !== claims.userId) return null;
    return { actor: access, mustChangePassword: access.mustChangePassword };
  }
}
