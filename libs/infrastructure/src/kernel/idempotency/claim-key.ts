import type { Knex } from 'knex';
import { errorCode } from '../error-code.js';

/** Shorter than any statement may take, so that the wait and not the statement ends. */
const LONGEST_BLOCK_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** A request that still runs after some seconds has the key: the transaction that waited for it is to be undone. */
export class KeyBlockedError extends Error {}

/**
 * Makes the key's row the running transaction's own, where there is none or it has expired; waits for another transaction that has it.
 * @returns whether it is: otherwise it was taken by a request that is done, or that is ended, and which it is shows the row
 * @throws KeyBlockedError
 */
export async function claimKey(transaction: Knex, keyHash: Buffer, now: Date, lifetimeMs: number): Promise<boolean> {
  await transaction.raw(`set local lock_timeout = ${LONGEST_BLOCK_MS}`);
  try {
    const claimed: unknown[] = await transaction('idempotency_keys')
      .insert({ key_hash: keyHash, expires_at: new Date(now.getTime() + lifetimeMs) })
      .onConflict('key_hash')
      .merge({ expires_at: new Date(now.getTime() + lifetimeMs), sealed_answer: null })
      .where('idempotency_keys.expires_at', '<=', now)
      .returning('key_hash');
    await transaction.raw('set local lock_timeout to default');
    return claimed.length > 0;
  } catch (error) {
    throw errorCode(error) === LOCK_NOT_AVAILABLE ? new KeyBlockedError() : error;
  }
}
