import type { StandingTokens } from '@halolight/application/identity';
import {
  SessionRepository,
  type NewSession,
  type RevocationReason,
  type Rotation,
  type SessionOfUser,
} from '@halolight/application/identity/ports';
import type { Session } from '@halolight/domain/identity';
import type { Knex } from 'knex';
import { CustomPlanStatement, PreparedStatement, type Database } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';
import { toUserView, userViewColumns, type UserViewRow } from './user-view-row.js';

interface SessionRow extends UserViewRow {
  readonly session_id: number;
  readonly family_hash: Buffer;
  readonly token_hash: Buffer;
  readonly previous_token_hash: Buffer | null;
  readonly sealed_successor: string | null;
  readonly rotated_at: Date | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly started_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

const SESSION_COLUMNS = [
  'sessions.id as session_id',
  'sessions.family_hash',
  'sessions.token_hash',
  'sessions.previous_token_hash',
  'sessions.sealed_successor',
  'sessions.rotated_at',
  'sessions.ip',
  'sessions.user_agent',
  'sessions.created_at as started_at',
  'sessions.expires_at',
  'sessions.revoked_at',
];

const SESSION_BY_FAMILY = new PreparedStatement<SessionRow>('session_by_family', (knex, $) =>
  knex('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .select(...SESSION_COLUMNS, ...userViewColumns(knex))
    .where('sessions.family_hash', $(1))
    .whereNull('users.deleted_at'),
);

/** The comparison with the good token makes two exchanges of one token impossible: the second finds another hash. */
const ROTATE_SESSION = new CustomPlanStatement<SessionRow>((knex, $) => {
  // As `sessionExpiry` has it.
  const end = knex.raw('least(?::timestamptz + make_interval(secs => ?), sessions.created_at + make_interval(secs => ?))', [$(7), $(8), $(9)]);
  return knex('sessions')
    .updateFrom('users')
    .where('sessions.family_hash', $(1))
    .where('sessions.token_hash', $(2))
    .whereNull('sessions.revoked_at')
    .where('sessions.expires_at', '>', $(7))
    .where(end, '>', $(7))
    .where('users.id', knex.ref('sessions.user_id'))
    .where('users.status', 'ACTIVE')
    .whereNull('users.deleted_at')
    .update({
      token_hash: $(3),
      previous_token_hash: knex.ref('sessions.token_hash'),
      sealed_successor: $(4),
      ip: $(5),
      user_agent: $(6),
      rotated_at: $(7),
      last_used_at: $(7),
      expires_at: end,
    })
    .returning([...SESSION_COLUMNS, ...userViewColumns(knex)]);
});

/** Sessions in PostgreSQL; its triggers tell other processes of a revocation. */
export class KnexSessionRepository extends SessionRepository {
  constructor(
    private readonly database: Database,
    private readonly access: AccessCache,
    private readonly standingTokens: readonly StandingTokens[] = [],
  ) {
    super();
  }

  async add(session: NewSession): Promise<number> {
    const [added]: { id: number }[] = await this.database
      .sql('sessions')
      .insert({
        user_id: session.userId,
        family_hash: bytes(session.familyHash),
        token_hash: bytes(session.tokenHash),
        ip: session.ip,
        user_agent: session.userAgent,
        created_at: session.startedAt,
        last_used_at: session.startedAt,
        expires_at: session.expiresAt,
      })
      .returning('id');
    if (!added) throw new Error('The new session was not returned');
    return added.id;
  }

  async findByFamily(familyHash: string): Promise<SessionOfUser | null> {
    const [row] = await this.database.run(SESSION_BY_FAMILY, [bytes(familyHash)]);
    return row ? toSessionOfUser(row) : null;
  }

  async startOf(sessionId: number): Promise<Date | null> {
    const found = await this.database.sql('sessions').where({ id: sessionId }).first<{ created_at: Date } | undefined>('created_at');
    return found?.created_at ?? null;
  }

  async rotate(rotation: Rotation): Promise<SessionOfUser | null> {
    const [row] = await this.database.run(ROTATE_SESSION, [
      bytes(rotation.familyHash),
      bytes(rotation.fromTokenHash),
      bytes(rotation.toTokenHash),
      rotation.sealedSuccessor,
      rotation.ip,
      rotation.userAgent,
      rotation.at,
      rotation.lifetime.refreshTokenSeconds,
      rotation.lifetime.sessionSeconds,
    ]);
    return row ? toSessionOfUser(row) : null;
  }

  async revoke(userId: number, sessionId: number, reason: RevocationReason, at: Date): Promise<boolean> {
    const revoked = await this.close(this.live(userId, at).where({ id: sessionId }), reason, at);
    return revoked === 1;
  }

  async revokeAll(userId: number, reason: RevocationReason, at: Date, keep?: number): Promise<number> {
    const sessions = this.live(userId, at);
    const revoked = await this.close(keep === undefined ? sessions : sessions.whereNot({ id: keep }), reason, at);
    for (const tokens of this.standingTokens) await tokens.endWithSessions(userId);
    return revoked;
  }

  evict(userId: number, most: number, at: Date): Promise<number> {
    const surplus = this.live(userId, at).select('id').orderBy('expires_at', 'desc').orderBy('id', 'desc').offset(most);
    return this.close(this.database.sql('sessions').whereIn('id', surplus), 'evicted', at);
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { sql } = this.database;
    const expired = sql('sessions').select('id').where('expires_at', '<', before).orderBy('expires_at').limit(limit);
    return sql('sessions').whereIn('id', expired).delete();
  }

  private live(userId: number, at: Date): Knex.QueryBuilder {
    return this.database.sql('sessions').where({ user_id: userId }).whereNull('revoked_at').where('expires_at', '>', at);
  }

  private async close(sessions: Knex.QueryBuilder, reason: RevocationReason, at: Date): Promise<number> {
    const revoked: { id: number }[] = await sessions.update({ revoked_at: at, revocation_reason: reason }).returning('id');
    this.database.afterCommit(() => {
      for (const { id } of revoked) this.access.forgetSession(id);
    });
    return revoked.length;
  }
}

function toSessionOfUser(row: SessionRow): SessionOfUser {
  return { session: toSession(row), user: toUserView(row) };
}

function toSession(row: SessionRow): Session {
  return {
    id: row.session_id,
    userId: row.id,
    familyHash: row.family_hash.toString('hex'),
    tokenHash: row.token_hash.toString('hex'),
    previous: previousOf(row),
    ip: row.ip,
    userAgent: row.user_agent,
    startedAt: row.started_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

function previousOf({ previous_token_hash, sealed_successor, rotated_at }: SessionRow): Session['previous'] {
  if (previous_token_hash === null || sealed_successor === null || rotated_at === null) return null;
  return { tokenHash: previous_token_hash.toString('hex'), sealedSuccessor: sealed_successor, rotatedAt: rotated_at };
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
