import { BadRefreshTokenError, decideRefresh, sessionExpiry, type Session, type SessionLifetime } from '@halolight/domain/identity';
import type { Client, Clock, UnitOfWork } from '../../kernel/index.js';
import type { AccessTokens } from '../ports/access-tokens.js';
import type { RefreshTokenHashes, RefreshTokens } from '../ports/refresh-tokens.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionOfUser, SessionRepository } from '../ports/session-repository.js';
import type { SessionGrant } from './session-grant.js';

const MOST_ATTEMPTS = 3;

export interface RefreshSessionCommand {
  readonly refreshToken: string;
  readonly client: Client;
}

/** Exchanges a refresh token for its successor and a new access token (RFC 6749 section 6, RFC 9700 section 4.14.2). */
export class RefreshSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
    private readonly lifetime: SessionLifetime,
  ) {}

  /** @throws BadRefreshTokenError */
  async execute(command: RefreshSessionCommand): Promise<SessionGrant> {
    const presented = this.refreshTokens.read(command.refreshToken);
    if (!presented) throw new BadRefreshTokenError();
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const exchanged = await this.exchange(presented, command);
      if (exchanged) return exchanged;
      const found = await this.sessions.findByFamily(presented.familyHash);
      if (!found || found.user.status !== 'ACTIVE') throw new BadRefreshTokenError();
      const refreshToken = await this.settle(found, presented.tokenHash, command);
      if (refreshToken !== null) return this.grant(found, refreshToken);
    }
    throw new BadRefreshTokenError();
  }

  /** Null when the token is not the good one of a session that may go on; which of that it is, is still to be read. */
  private async exchange({ familyHash, tokenHash }: RefreshTokenHashes, { refreshToken, client }: RefreshSessionCommand): Promise<SessionGrant | null> {
    const successor = this.refreshTokens.succeed(refreshToken);
    const rotated = await this.sessions.rotate({
      familyHash,
      fromTokenHash: tokenHash,
      toTokenHash: successor.tokenHash,
      sealedSuccessor: successor.sealed,
      ip: client.ip,
      userAgent: client.userAgent,
      at: this.clock.now(),
      lifetime: this.lifetime,
    });
    return rotated && this.grant(rotated, successor.token);
  }

  /** The token to hand out; null when another request changed the session at the same moment. */
  private async settle(found: SessionOfUser, presentedHash: string, command: RefreshSessionCommand): Promise<string | null> {
    const { session } = found;
    const now = this.clock.now();
    switch (decideRefresh(session, presentedHash, command.client, now)) {
      case 'rotate':
        if (sessionExpiry(session.startedAt, now, this.lifetime) <= now) throw new BadRefreshTokenError();
        return null;
      case 'repeat':
        return session.previous ? this.refreshTokens.unseal(session.previous.sealedSuccessor, command.refreshToken) : null;
      case 'reuse':
        await this.revokeFamily(session, command.client);
        throw new BadRefreshTokenError();
      case 'closed':
        throw new BadRefreshTokenError();
    }
  }

  private async revokeFamily(session: Session, client: Client): Promise<void> {
    await this.unitOfWork.run(async () => {
      const revoked = await this.sessions.revoke(session.userId, session.id, 'reuse-detected', this.clock.now());
      if (!revoked) return;
      await this.events.record({ type: 'session.reuse_detected', userId: session.userId, sessionId: session.id, client });
    });
  }

  private async grant({ session, user }: SessionOfUser, refreshToken: string): Promise<SessionGrant> {
    const access = await this.accessTokens.issue(session.userId, session.id);
    return { user, sessionId: session.id, accessToken: access.token, expiresIn: access.expiresIn, refreshToken };
  }
}
