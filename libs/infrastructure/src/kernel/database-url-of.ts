import type { Environment } from './config/index.js';
import { assertDatabaseReachable } from './database/index.js';
import { EmbeddedPostgres } from './embedded-postgres/index.js';

/** The database to use: that of DATABASE_URL, or the embedded one, which is stopped with `opened` if it had to be started. @throws ConfigurationError */
export async function databaseUrlOf({ databaseUrl, dataDir }: Environment, opened: AsyncDisposableStack): Promise<string> {
  if (databaseUrl !== null) {
    await assertDatabaseReachable(databaseUrl);
    return databaseUrl;
  }
  const embedded = new EmbeddedPostgres(dataDir);
  const { url, startedHere } = await embedded.start();
  if (startedHere) opened.defer(() => embedded.stop());
  return url;
}
