import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@halolight/application/kernel';
import { errorCode } from '../error-code.js';

/** lock_not_available, deadlock_detected */
const IN_USE = new Set(['55P03', '40P01']);
const PAUSE_MS = 1_000;
const MOST_ATTEMPTS = 60;

/**
 * How long a migration waits for a table, while others wait behind it. Less than `deadlock_timeout`, a second unless somebody changed it:
 * where a request and a migration wait for each other, the migration is who gives way.
 */
export const LONGEST_WAIT_MS = 500;

/** Runs `migrate`, which is one transaction, again while a table that it changes is in use, for a minute and a half at most. */
export async function givingWay<T>(logger: Logger, migrate: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrate();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !IN_USE.has(errorCode(error) ?? '')) throw error;
      logger.info('A table to be migrated is in use; trying again', { attempt });
      await pause(PAUSE_MS);
    }
  }
}
