import { isNativeError } from 'node:util/types';
import { UnavailableError } from '@halolight/domain/kernel';
import { errorCode } from '../error-code.js';

/** Network errors (Node's codes) and SQLSTATEs (PostgreSQL appendix A) after which trying again makes sense. */
const CODES = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
  '53300', // too_many_connections
  '57014', // query_canceled: the statement timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting up or shutting down
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '25P03', // idle_in_transaction_session_timeout
]);
const CONNECTION_EXCEPTION = /^08...$/;
/** What pg and knex say without a code; knex puts the statement before it. */
const MESSAGES = [
  /(^| - )Connection terminated/,
  /(^| - )timeout exceeded when trying to connect$/,
  /(^| - )timeout expired$/,
  /(^| - )Client has encountered a connection error/,
  /(^| - )Client was closed and is not queryable$/,
  /^Cannot use a pool after calling end on the pool$/,
  /^Unable to acquire a connection$/,
  // A migration changed what a prepared statement returns; a new connection prepares it afresh.
  /cached plan must not change result type/,
];

/**
 * An error that says the database is away or overloaded, as the kind a caller may retry; undefined for every other error.
 * A transaction that fails so while committing may have been committed.
 */
export function asUnavailable(error: unknown): UnavailableError | undefined {
  if (error instanceof UnavailableError) return error;
  if (!isNativeError(error) || !saysUnavailable(error)) return undefined;
  return new UnavailableError('The database is temporarily unavailable', 1, { cause: error });
}

function saysUnavailable(error: Error): boolean {
  const code = errorCode(error) ?? '';
  return CODES.has(code) || CONNECTION_EXCEPTION.test(code) || MESSAGES.some((message) => message.test(error.message));
}
