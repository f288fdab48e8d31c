import { ChangeFeed, KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { KnexVersionDirectory } from '../knex-version-directory.js';
import { KnexVersionRepository } from '../knex-version-repository.js';
import { ListeningSupportedVersions } from '../listening-supported-versions.js';

export type KnexVersioning = Awaited<ReturnType<typeof openKnexVersioning>>;

/** The adapters of versioning over one new database, which `close` drops; the change feed is not started. */
export async function openKnexVersioning() {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const database = openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 }, silentLogger);
  const feed = new ChangeFeed(databaseUrl, silentLogger);
  const supported = new ListeningSupportedVersions(database, silentLogger, feed);
  return {
    database,
    feed,
    supported,
    unitOfWork: new KnexUnitOfWork(database),
    versions: new KnexVersionRepository(database, supported),
    versionDirectory: new KnexVersionDirectory(database),
    close: async () => {
      feed.close();
      await database.close();
      await drop();
    },
  };
}
