import { isNativeError } from 'node:util/types';
import { Client, DatabaseError } from 'pg';
import { ConfigurationError } from '../config/index.js';

const PATIENCE_MS = 10_000;

/** @param variable that the URL was read from @throws ConfigurationError naming it and what kept us from connecting, without the password */
export async function assertDatabaseReachable(databaseUrl: string, variable = 'DATABASE_URL'): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new ConfigurationError([`${variable}: ${reasonOf(error)}`]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  const said = firstOf(error);
  const reason = (isNativeError(said) ? said.message : String(said)).replaceAll('\n', ' ');
  // What the server says itself, it says because it runs.
  return said instanceof DatabaseError ? reason : `${reason}; is the server running?`;
}

/** A name with several addresses fails with one error for each, and no message of its own. */
function firstOf(error: unknown): unknown {
  return isNativeError(error) && 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : error;
}
