import { sessionExpiry, type SessionLifetime } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Client, Clock } from '../../kernel/index.js';
import type { AccessTokens } from '../ports/access-tokens.js';
import type { RefreshToken, RefreshTokens } from '../ports/refresh-tokens.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { UserDirectory } from '../queries/user-directory.js';
import type { SessionGrant } from './session-grant.js';

export interface SessionLimits extends SessionLifetime {
  /** Live sessions a user may have; the one that expires first makes room. */
  readonly maxSessionsPerUser: number;
}

/** A session that is stored and still to be handed out. */
export interface OpenedSession {
  readonly userId: number;
  readonly sessionId: number;
  readonly refreshToken: RefreshToken;
}

/** The common end of signing in and registering. */
export class SessionOpener {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly directory: UserDirectory,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
    private readonly limits: SessionLimits,
  ) {}

  /**
   * Inside a unit of work.
   * @param passwordHash what the password was verified against
   * @returns null when the account was closed or its password changed since then
   */
  async open(userId: number, passwordHash: string, client: Client): Promise<OpenedSession | null> {
    const now = this.clock.now();
    if (!(await this.users.recordSignIn(userId, passwordHash, now))) return null;
    await this.sessions.evict(userId, this.limits.maxSessionsPerUser - 1, now);
    const refreshToken = this.refreshTokens.create();
    const sessionId = await this.sessions.add({
      userId,
      familyHash: refreshToken.familyHash,
      tokenHash: refreshToken.tokenHash,
      ip: client.ip,
      userAgent: client.userAgent,
      startedAt: now,
      expiresAt: sessionExpiry(now, now, this.limits),
    });
    await this.events.record({ type: 'session.started', userId, sessionId, client });
    return { userId, sessionId, refreshToken };
  }

  /** After the unit of work. */
  async grant(opened: OpenedSession): Promise<SessionGrant> {
    const [user, access] = await Promise.all([
      this.directory.byId(opened.userId),
      this.accessTokens.issue(opened.userId, opened.sessionId),
    ]);
    if (!user) throw new NotFoundError('User');
    return {
      user,
      sessionId: opened.sessionId,
      accessToken: access.token,
      expiresIn: access.expiresIn,
      refreshToken: opened.refreshToken.token,
    };
  }
}
