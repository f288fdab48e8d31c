import type { Logger } from '@halolight/application/kernel';
import { createPool, type PoolOptions } from './create-pool.js';
import { Database } from './database.js';

/** A pooled database; it connects when first used. Connections lost while idle are logged and replaced. */
export function openDatabase(options: PoolOptions, logger?: Logger): Database {
  const pool = createPool(options, (error) => logger?.warn('An idle database connection was lost', { error }));
  return new Database(pool, logger);
}
