import { PasswordResetRepository, type ResetStanding } from '@halolight/application/identity/ports';
import { resetExpiry, type PasswordReset } from '@halolight/domain/identity';
import type { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import type { Database } from '../kernel/index.js';

const HASH_BYTES = 32;

/** Password resets in PostgreSQL, one row for each account. */
export class KnexPasswordResetRepository extends PasswordResetRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async open(reset: PasswordReset): Promise<ResetStanding> {
    const { sql } = this.database;
    const opened: { user_id: number }[] = await sql('password_resets')
      .insert({
        user_id: reset.userId,
        token_hash: bytes(reset.tokenHash),
        requested_at: reset.requestedAt,
        expires_at: reset.expiresAt,
        used_at: null,
      })
      .onConflict('user_id')
      .merge()
      .where('password_resets.requested_at', '<', reset.requestedAt)
      .returning('user_id');
    if (opened.length > 0) return 'opened';
    const repeated: { user_id: number } | undefined = await sql('password_resets').where({ token_hash: bytes(reset.tokenHash) }).whereNull('used_at').first('user_id');
    return repeated ? 'repeated' : 'void';
  }

  async ownerOf(tokenHash: string, at: Date): Promise<number | null> {
    const reset: { user_id: number } | undefined = await this.usable(tokenHash, at).first('user_id');
    return reset?.user_id ?? null;
  }

  /** The row's lock makes the second of two users wait and find the token used. */
  async use(tokenHash: string, at: Date): Promise<boolean> {
    const used = await this.usable(tokenHash, at).update({ used_at: at });
    return used === 1;
  }

  /** Leaves a used request of that moment, whose token nobody has: until what it voids has expired, only a later one takes its place. */
  async voidUntil(userId: number, at: Date): Promise<void> {
    await this.database
      .sql('password_resets')
      .insert({ user_id: userId, token_hash: randomBytes(HASH_BYTES), requested_at: at, expires_at: resetExpiry(at), used_at: at })
      .onConflict('user_id')
      .merge();
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { sql } = this.database;
    const expired = sql('password_resets').select('user_id').where('expires_at', '<', before).orderBy('expires_at').limit(limit);
    return sql('password_resets').whereIn('user_id', expired).where('expires_at', '<', before).delete();
  }

  private usable(tokenHash: string, at: Date): Knex.QueryBuilder {
    return this.database.sql('password_resets').where({ token_hash: bytes(tokenHash) }).whereNull('used_at').where('expires_at', '>', at);
  }
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
