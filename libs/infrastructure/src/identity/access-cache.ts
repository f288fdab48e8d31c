import { hash } from 'node:crypto';
import type { Access } from '@halolight/application/identity';
import { boundedCache } from '../kernel/index.js';

const MOST_SESSIONS = 100_000;
const MOST_USERS = 50_000;
/** Of all that is granted together, however it is spread: some 70 bytes for each name, 130 and more for the longest. */
const MOST_NAMES = 500_000;

type SessionPart = Pick<Access, 'userId' | 'expiresAt'>;
type Grants = Pick<Access, 'permissions' | 'grantsByRole'>;
export type UserPart = Grants & Pick<Access, 'mustChangePassword'>;

interface HeldUser extends Pick<Access, 'mustChangePassword'> {
  /** The digest of what is granted. */
  readonly grants: string;
}

interface HeldGrants {
  readonly grants: Grants;
  readonly names: number;
}

/**
 * What this process remembers of who may do what. Most users hold the same as many others, which is remembered once; where that is too much
 * to remember, what was used least recently is asked for again.
 */
export class AccessCache {
  private readonly sessions = boundedCache<number, SessionPart>(MOST_SESSIONS);
  private readonly users = boundedCache<number, HeldUser>(MOST_USERS);
  private readonly grants = boundedCache<string, HeldGrants>(MOST_NAMES, ({ names }) => names);
  private changes = 0;

  /** Rises with everything forgotten: what was read before a change is not to be remembered after it. */
  get epoch(): number {
    return this.changes;
  }

  get(sessionId: number): Access | null {
    const session = this.sessions.get(sessionId);
    const user = session && this.ofUser(session.userId);
    return session && user ? { sessionId, ...session, ...user } : null;
  }

  ofUser(userId: number): UserPart | undefined {
    const user = this.users.get(userId);
    const held = user && this.grants.get(user.grants);
    return user && held && { ...held.grants, mustChangePassword: user.mustChangePassword };
  }

  /** @param readAt the epoch before the answer was read */
  put({ sessionId, userId, expiresAt, permissions, grantsByRole, mustChangePassword }: Access, readAt: number): void {
    if (readAt !== this.changes) return;
    this.sessions.set(sessionId, { userId, expiresAt });
    this.users.set(userId, { grants: this.hold({ permissions, grantsByRole }), mustChangePassword });
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
    this.grants.clear();
  }

  private hold(grants: Grants): string {
    const [names, byRole] = [grants.permissions.names(), [...grants.grantsByRole]];
    const digest = hash('sha256', JSON.stringify([names, byRole]), 'base64');
    if (!this.grants.has(digest)) {
      const count = byRole.reduce((sum, [, granted]) => sum + granted.length, names.length);
      this.grants.set(digest, { grants, names: count + 1 });
    }
    return digest;
  }
}
