import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import { errorCode } from '../error-code.js';

/** lock_not_available, deadlock_detected */
const IN_USE = new Set(['55P03', '40P01']);
const PAUSE_MS = 1_000;
const MOST_ATTEMPTS = 60;

/**
 * How long a migration waits for a table, while others wait behind it. Less than `deadlock_timeout`, a second unless somebody changed it:
 * where a request and a migration wait for each other, the migration is who gives way.
 */
const WAIT_MS = 500;
/** Every tenth time longer than that: only who has waited for `deadlock_timeout` makes PostgreSQL end an autovacuum that is in the way. */
const LONG_WAIT_MS = 1_500;
const LONG_WAIT_EACH = 10;

/** Runs `migrate`, which is one transaction of this connection, again while a table that it needs is in use, for a minute and a half at most. */
export async function givingWay<T>(connection: Knex, logger: Logger, migrate: (migrator: Knex.Migrator) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const waitMs = attempt % LONG_WAIT_EACH === 0 ? LONG_WAIT_MS : WAIT_MS;
    await connection.raw(`select set_config('lock_timeout', ?, false)`, [`${waitMs}ms`]);
    try {
      return await migrate(connection.migrate);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !IN_USE.has(errorCode(error) ?? '')) throw error;
      logger.info('A table to be migrated is in use; trying again', { attempt });
      await pause(PAUSE_MS);
    }
  }
}
