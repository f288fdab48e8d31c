import { EmbeddedPostgres, type Environment } from '@halolight/infrastructure/kernel';

/** The database to use: that of DATABASE_URL, or the embedded one, which is stopped with `opened` if it had to be started. */
export async function databaseUrlOf({ databaseUrl, dataDir }: Environment, opened: AsyncDisposableStack): Promise<string> {
  if (databaseUrl !== null) return databaseUrl;
  const embedded = new EmbeddedPostgres(dataDir);
  const { url, startedHere } = await embedded.start();
  if (startedHere) opened.defer(() => embedded.stop());
  return url;
}
