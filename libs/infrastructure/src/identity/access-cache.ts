import type { Access } from '@halolight/application/identity';
import { boundedCache } from '../kernel/index.js';

const MOST_SESSIONS = 100_000;
const MOST_USERS = 50_000;

type SessionPart = Pick<Access, 'userId' | 'expiresAt'>;
export type UserPart = Pick<Access, 'permissions' | 'grantsByRole' | 'mustChangePassword'>;

/** What this process remembers of who may do what. */
export class AccessCache {
  private readonly sessions = boundedCache<number, SessionPart>(MOST_SESSIONS);
  private readonly users = boundedCache<number, UserPart>(MOST_USERS);
  private changes = 0;

  /** Rises with everything forgotten: what was read before a change is not to be remembered after it. */
  get epoch(): number {
    return this.changes;
  }

  get(sessionId: number): Access | null {
    const session = this.sessions.get(sessionId);
    const user = session && this.users.get(session.userId);
    return session && user ? { sessionId, ...session, ...user } : null;
  }

  ofUser(userId: number): UserPart | undefined {
    return this.users.get(userId);
  }

  /** @param readAt the epoch before the answer was read */
  put(access: Access, readAt: number): void {
    if (readAt !== this.changes) return;
    this.sessions.set(access.sessionId, { userId: access.userId, expiresAt: access.expiresAt });
    const { permissions, grantsByRole, mustChangePassword } = access;
    this.users.set(access.userId, { permissions, grantsByRole, mustChangePassword });
  }

  forgetSession(sessionId: number): void {
    this.changes += 1;
    this.sessions.delete(sessionId);
  }

  forgetUser(userId: number): void {
    this.changes += 1;
    this.users.delete(userId);
  }

  forgetAll(): void {
    this.changes += 1;
    this.sessions.clear();
    this.users.clear();
  }
}
