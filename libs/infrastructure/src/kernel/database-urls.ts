import type { Environment } from './config/index.js';
import { assertDatabaseReachable } from './database/index.js';
import { EmbeddedPostgres } from './embedded-postgres/index.js';

/** The two ways to one database. They are the same unless a pooler stands in one. */
export interface DatabaseUrls {
  /** For statements and transactions: each may have another connection of the server's. */
  readonly databaseUrl: string;
  /** For what outlives a transaction: LISTEN, locks of a session, and so migrations and the worker of jobs. */
  readonly directUrl: string;
}

/** The database to use: that of DATABASE_URL, or the embedded one, which is stopped with `opened` if it had to be started. @throws ConfigurationError */
export async function databaseUrlsOf(environment: Environment, opened: AsyncDisposableStack): Promise<DatabaseUrls> {
  const given = await givenDatabase(environment);
  if (given) return given;
  const embedded = new EmbeddedPostgres(environment.dataDir);
  const { url, startedHere } = await embedded.start();
  if (startedHere) opened.defer(() => embedded.stop());
  return { databaseUrl: url, directUrl: url };
}

/** That of DATABASE_URL, if it is set. @throws ConfigurationError naming the variable whose server cannot be reached */
export async function givenDatabase({ databaseUrl, databaseDirectUrl }: Environment): Promise<DatabaseUrls | undefined> {
  if (databaseUrl === null) return undefined;
  await assertDatabaseReachable(databaseUrl);
  if (databaseDirectUrl !== null) await assertDatabaseReachable(databaseDirectUrl, 'DATABASE_DIRECT_URL');
  return { databaseUrl, directUrl: databaseDirectUrl ?? databaseUrl };
}
