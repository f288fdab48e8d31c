import type { AuthenticateSession } from '@halolight/application/identity';
import { Authenticator, type Authentication } from '../authenticate.js';

/** Admits who holds an access token of a live session. */
export class SessionAuthenticator extends Authenticator {
  constructor(private readonly authenticateSession: AuthenticateSession) {
    super();
  }

  async authenticate(token: string): Promise<Authentication | null> {
    const session = await this.authenticateSession.execute(token);
    return session && { actor: session.access, mustChangePassword: session.access.mustChangePassword, expiresAt: session.expiresAt };
  }
}
