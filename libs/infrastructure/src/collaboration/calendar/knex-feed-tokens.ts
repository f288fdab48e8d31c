import { createHash, randomBytes } from 'node:crypto';
import { FeedTokens, type FeedReader, type FeedToken } from '@halolight/application/collaboration/ports';
import type { Actor } from '@halolight/application/kernel';
import { PermissionSet } from '@halolight/domain/kernel';
import { effectivePermissions } from '../../identity/index.js';
import type { Database } from '../../kernel/index.js';

const TOKEN_BYTES = 32;
/** What ends all sessions may ask so much later whether one has expired, or by a clock that is as much ahead. */
const LEEWAY = '1 minute';

/** Tokens of 256 bits from the system's generator, of which PostgreSQL is told the SHA-256. */
export class KnexFeedTokens extends FeedTokens {
  constructor(private readonly database: Database) {
    super();
  }

  issue(): FeedToken {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return { token, tokenHash: hashOf(token).toString('hex') };
  }

  async replace({ userId, sessionId }: Pick<Actor, 'userId' | 'sessionId'>, tokenHash: string): Promise<boolean> {
    const { sql } = this.database;
    // What ends all sessions passes over one that has expired, and would not wait for this.
    const session = sql('sessions').where({ id: sessionId, user_id: userId }).whereNull('revoked_at').whereRaw(`expires_at > now() + interval '${LEEWAY}'`);
    if (!(await session.forShare().first<object | undefined>('id'))) return false;
    await sql('calendar_feed_tokens')
      .insert({ user_id: userId, token_hash: Buffer.from(tokenHash, 'hex'), created_at: sql.fn.now() })
      .onConflict('user_id')
      .merge();
    return true;
  }

  async remove(userId: number): Promise<boolean> {
    return (await this.database.sql('calendar_feed_tokens').where({ user_id: userId }).delete()) > 0;
  }

  async findReader(token: string): Promise<FeedReader | null> {
    const { sql } = this.database;
    const row = await sql('calendar_feed_tokens')
      .join('users', 'users.id', 'calendar_feed_tokens.user_id')
      .where({ token_hash: hashOf(token), status: 'ACTIVE', must_change_password: false })
      .whereNull('deleted_at')
      .select('users.id', effectivePermissions(sql))
      .first<{ id: number; permissions: string[] } | undefined>();
    return row ? { userId: row.id, permissions: new PermissionSet(row.permissions) } : null;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
