import { Socket } from 'node:net';
import { Pool, type PoolClient } from 'pg';
import { valueParsers } from './value-parsers.js';

/** A statement the server has not finished after this long is cancelled. Work that needs longer sets its own limit. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** A connection in use that stays silent for longer than any statement may take has lost its server. */
const SILENCE_MS = STATEMENT_TIMEOUT_MS + 2_000;
const IDLE_MS = 30_000;
const KEEP_ALIVE_DELAY_MS = 10_000;

export interface PoolOptions {
  readonly databaseUrl: string;
  /** Connections open at once, at least 1. */
  readonly dbPoolMax: number;
  /** Milliseconds to wait for a free or a new connection before giving up. */
  readonly dbPoolTimeoutMs: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
}

/** A pool that drops connections whose server is gone; `onIdleError` hears of those nobody was using. */
export function createPool(options: PoolOptions, onIdleError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    application_name: options.applicationName ?? 'halolight',
    max: options.dbPoolMax,
    connectionTimeoutMillis: options.dbPoolTimeoutMs,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    options: '-c TimeZone=UTC',
    types: valueParsers(),
  });
  pool.on('error', onIdleError);
  const inUse = new WeakSet<PoolClient>();
  pool.on('connect', (client) => surviveLoss(client, inUse));
  pool.on('acquire', (client: PoolClient) => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  return pool;
}

/** A connection lost while it is checked out reports to whoever awaits a statement; without a listener it would end the process. */
function surviveLoss(client: PoolClient, inUse: WeakSet<PoolClient>): void {
  client.on('error', () => undefined);
  const { stream } = client.connection;
  // Counted from the last byte either way; a connection that nobody uses may be silent.
  if (stream instanceof Socket) stream.setTimeout(SILENCE_MS);
  stream.on('timeout', () => void (inUse.has(client) && stream.destroy(new Error('Connection terminated: the server has gone silent'))));
}
