import 'reflect-metadata';
import { featureModules } from '@halolight/infrastructure/features';
import {
  ChangeFeed,
  createLogger,
  databaseUrlsOf,
  type Environment,
  finishLog,
  kernelModule,
  Metrics,
  migrateUp,
  openDatabase,
  readEnvironment,
} from '@halolight/infrastructure/kernel';
import { Container } from 'inversify';

const CONNECTIONS = 2;

/** Brings the database up to date and lends the features over it; everything opened is closed afterwards. */
export async function withFeatures<T>(use: (container: Container, environment: Environment) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const environment = readEnvironment(process.env, process.cwd());
  const { databaseUrl, directUrl } = await databaseUrlsOf(environment, opened);
  const logger = createLogger({ logLevel: 'error', logFormat: environment.logFormat }, 'halo', process.stderr);
  opened.defer(() => finishLog(logger));
  await migrateUp(directUrl, logger);
  const database = openDatabase({ ...environment, databaseUrl, dbPoolMax: CONNECTIONS, applicationName: 'halo' }, logger);
  opened.defer(() => database.close());
  const container = new Container();
  // The feed is never started: a command reads no rights from memory.
  container.load(kernelModule({ database, feed: new ChangeFeed(directUrl, logger), logger, metrics: new Metrics() }), ...featureModules(environment));
  return await use(container, environment);
}
