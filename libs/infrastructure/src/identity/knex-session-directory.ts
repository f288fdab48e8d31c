import { SessionDirectory, type SessionView } from '@halolight/application/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'sessions.id', type: 'integer' },
  createdAt: { column: 'sessions.created_at', type: 'timestamptz' },
  lastUsedAt: { column: 'sessions.last_used_at', type: 'timestamptz' },
};

/** Reads a user's live sessions. */
export class KnexSessionDirectory extends SessionDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  page(userId: number, request: PageRequest): Promise<Page<SessionView>> {
    const { sql } = this.database;
    return keysetPage<SessionView, SessionView>(sql, {
      query: sql('sessions')
        .select('id', 'user_agent as userAgent', 'ip', 'created_at as createdAt', 'last_used_at as lastUsedAt', 'expires_at as expiresAt')
        .where({ user_id: userId })
        .whereNull('revoked_at')
        .where('expires_at', '>', sql.fn.now()),
      request,
      sorts: SORTS,
      defaultSort: '-lastUsedAt',
      id: 'sessions.id',
      toItem: (session) => session,
    });
  }
}
