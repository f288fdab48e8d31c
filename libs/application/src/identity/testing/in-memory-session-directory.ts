import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { SessionDirectory, type SessionView } from '../queries/session-directory.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

const LISTING: Listing<SessionView> = {
  sorts: {
    id: (session) => session.id,
    createdAt: (session) => session.createdAt,
    lastUsedAt: (session) => session.lastUsedAt,
  },
  sort: '-lastUsedAt',
  searched: () => [],
};

/** The twin of the real `SessionDirectory`. */
export class InMemorySessionDirectory extends SessionDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async page(userId: number, request: PageRequest): Promise<Page<SessionView>> {
    const now = this.store.clock.now();
    const sessions = [...this.store.sessions.values()]
      .filter((session) => session.userId === userId && session.revokedAt === null && session.expiresAt > now)
      .map(({ id, userAgent, ip, startedAt, lastUsedAt, expiresAt }) => ({ id, userAgent, ip, createdAt: startedAt, lastUsedAt, expiresAt }));
    return pageOf(sessions, request, LISTING);
  }
}
