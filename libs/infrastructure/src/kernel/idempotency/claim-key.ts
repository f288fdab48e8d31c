import type { Knex } from 'knex';
import { errorCode } from '../error-code.js';

/** Shorter than any statement may take, so that the wait and not the statement ends. */
const LONGEST_BLOCK_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** `taken` by a request that is done, or that is ended: which it is shows the row; `blocked` by one that still runs after some seconds. */
export type Claim = 'claimed' | 'taken' | 'blocked';

/**
 * Makes the key's row the running transaction's own, where there is none or it has expired; waits for another transaction that has it.
 * After `blocked` the transaction is of no use any more.
 */
export async function claimKey(transaction: Knex, keyHash: Buffer, now: Date, lifetimeMs: number): Promise<Claim> {
  await transaction.raw(`set local lock_timeout = ${LONGEST_BLOCK_MS}`);
  try {
    const claimed: unknown[] = await transaction('idempotency_keys')
      .insert({ key_hash: keyHash, expires_at: new Date(now.getTime() + lifetimeMs) })
      .onConflict('key_hash')
      .merge({ expires_at: new Date(now.getTime() + lifetimeMs), sealed_answer: null })
      .where('idempotency_keys.expires_at', '<=', now)
      .returning('key_hash');
    await transaction.raw('set local lock_timeout to default');
    return claimed.length > 0 ? 'claimed' : 'taken';
  } catch (error) {
    if (errorCode(error) === LOCK_NOT_AVAILABLE) return 'blocked';
    throw error;
  }
}
