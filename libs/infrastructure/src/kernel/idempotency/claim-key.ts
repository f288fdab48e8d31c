import type { Knex } from 'knex';
import { errorCode } from '../error-code.js';

/** Who waits on a connection keeps it from others: they come again. */
const LONGEST_BLOCK_MS = 50;
const LOCK_NOT_AVAILABLE = '55P03';

/** A request that still runs has the key: the transaction that asked for it is to be undone. */
export class KeyBlockedError extends Error {}

/** A request that is done has the key. */
export class KeyTakenError extends Error {}

/**
 * Makes the key's row the running transaction's own, where there is none or it has expired.
 * @throws KeyBlockedError, KeyTakenError
 */
export async function claimKey(transaction: Knex, keyHash: Buffer, now: Date, lifetimeMs: number): Promise<void> {
  await transaction.raw(`set local lock_timeout = ${LONGEST_BLOCK_MS}`);
  try {
    const claimed: unknown[] = await transaction('idempotency_keys')
      .insert({ key_hash: keyHash, expires_at: new Date(now.getTime() + lifetimeMs) })
      .onConflict('key_hash')
      .merge({ expires_at: new Date(now.getTime() + lifetimeMs), sealed_answer: null })
      .where('idempotency_keys.expires_at', '<=', now)
      .returning('key_hash');
    await transaction.raw('set local lock_timeout to default');
    if (claimed.length === 0) throw new KeyTakenError();
  } catch (error) {
    throw errorCode(error) === LOCK_NOT_AVAILABLE ? new KeyBlockedError() : error;
  }
}
