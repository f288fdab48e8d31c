import type { AccessTokens } from '../ports/access-tokens.js';
import type { Access, AccessDirectory } from '../queries/access-directory.js';

/** The holder of a good access token. */
export interface AuthenticatedSession {
  readonly access: Access;
  /** Until when the token is good. */
  readonly expiresAt: Date;
}

/** Tells who holds an access token, with the rights that the session has now, whatever it had when the token was made. */
export class AuthenticateSession {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly directory: AccessDirectory,
  ) {}

  /** Null for a token that is malformed, forged or expired, or whose session is over. @throws UnavailableError */
  async execute(token: string): Promise<AuthenticatedSession | null> {
    const claims = await this.tokens.verify(token);
    if (!claims) return null;
    const access = await this.directory.find(claims.sessionId);
    return access?.userId === claims.userId ? { access, expiresAt: claims.expiresAt } : null;
  }
}
