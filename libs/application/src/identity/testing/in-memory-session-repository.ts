import { sessionExpiry } from '@halolight/domain/identity';
import { SessionRepository, type NewSession, type RevocationReason, type Rotation, type SessionOfUser } from '../ports/session-repository.js';
import type { InMemoryIdentityStore, StoredSession } from './in-memory-identity-store.js';
import { viewOfUser } from './view-of-user.js';

/** The twin of the real `SessionRepository`. */
export class InMemorySessionRepository extends SessionRepository {
  /** Why each revoked session ended, by its id. */
  readonly reasons = new Map<number, RevocationReason>();

  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async add(session: NewSession): Promise<number> {
    const id = this.store.nextId();
    this.store.sessions.set(id, { ...session, id, previous: null, revokedAt: null, lastUsedAt: session.startedAt });
    return id;
  }

  override async findByFamily(familyHash: string): Promise<SessionOfUser | null> {
    return this.ofFamily(familyHash);
  }

  override async startOf(sessionId: number): Promise<Date | null> {
    return this.store.sessions.get(sessionId)?.startedAt ?? null;
  }

  override async rotate(rotation: Rotation): Promise<SessionOfUser | null> {
    const { familyHash, fromTokenHash, toTokenHash, sealedSuccessor, ip, userAgent, at, lifetime } = rotation;
    const found = this.ofFamily(familyHash);
    if (found?.user.status !== 'ACTIVE') return null;
    const { session } = found;
    if (session.tokenHash !== fromTokenHash || session.revokedAt !== null || session.expiresAt <= at) return null;
    const expiresAt = sessionExpiry(session.startedAt, at, lifetime);
    if (expiresAt <= at) return null;
    const previous = { tokenHash: fromTokenHash, sealedSuccessor, rotatedAt: at };
    this.store.sessions.set(session.id, { ...session, tokenHash: toTokenHash, previous, ip, userAgent, lastUsedAt: at, expiresAt });
    return this.ofFamily(familyHash);
  }

  override async revoke(userId: number, sessionId: number, reason: RevocationReason, at: Date): Promise<boolean> {
    const session = this.liveOf(userId, at).find((each) => each.id === sessionId);
    if (!session) return false;
    this.end([session], reason, at);
    return true;
  }

  override async revokeAll(userId: number, reason: RevocationReason, at: Date, keep?: number): Promise<number> {
    return this.end(this.liveOf(userId, at).filter((session) => session.id !== keep), reason, at);
  }

  override async evict(userId: number, most: number, at: Date): Promise<number> {
    const live = this.liveOf(userId, at).sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || a.id - b.id);
    return this.end(live.slice(0, Math.max(0, live.length - most)), 'evicted', at);
  }

  override async deleteExpired(before: Date, limit: number): Promise<number> {
    const expired = [...this.store.sessions.values()].filter((session) => session.expiresAt < before).slice(0, limit);
    for (const { id } of expired) this.store.sessions.delete(id);
    return expired.length;
  }

  /** In one step, so that nothing comes between what it finds and what is made of it. */
  private ofFamily(familyHash: string): SessionOfUser | null {
    const found = [...this.store.sessions.values()].find((session) => session.familyHash === familyHash);
    const user = found && this.store.user(found.userId);
    if (!user) return null;
    const { lastUsedAt: _lastUsedAt, ...session } = found;
    return { session, user: viewOfUser(this.store, user) };
  }

  private liveOf(userId: number, at: Date): StoredSession[] {
    return [...this.store.sessions.values()].filter(
      (session) => session.userId === userId && session.revokedAt === null && session.expiresAt > at,
    );
  }

  private end(sessions: readonly StoredSession[], reason: RevocationReason, at: Date): number {
    for (const session of sessions) {
      this.store.sessions.set(session.id, { ...session, revokedAt: at });
      this.reasons.set(session.id, reason);
    }
    return sessions.length;
  }
}
