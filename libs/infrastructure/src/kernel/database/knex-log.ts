import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';

/** Sends what knex would print on the console to the log. What it warns of, it throws as well, to somebody who knows more. */
export function knexLog(logger: Logger | undefined): Knex.Logger {
  const debug = (message: unknown): void => logger?.debug(`knex: ${String(message)}`);
  const warn = (message: unknown): void => logger?.warn(`knex: ${String(message)}`);
  return { debug, warn: debug, error: warn, deprecate: warn };
}
