import {
  assertMigrated,
  ChangeFeed,
  ConfigurationError,
  createLogger,
  finishLog,
  givenDatabase,
  Metrics,
  migrateUp,
  openDatabase,
  openMailer,
  type Database,
  type Environment,
} from '@halolight/infrastructure/kernel';
import { composeJobs } from './composition-root.js';
import { JobRunner } from './job-runner.js';
import { startOperationsServer, type ReadinessCheck } from './operations-server.js';

/** The scheduler as it runs. */
export interface SchedulerProcess {
  /** Where it answers for its health. */
  readonly port: number;
  /** Lets running jobs finish, then closes everything that was opened. */
  close(): Promise<void>;
}

/**
 * Brings the database up to date, then runs jobs at their times.
 * @param port for health and metrics; 0 for any free one
 * @throws Error when the database is away or the port is taken, after everything opened is closed again
 */
export async function startScheduler(environment: Environment, port: number): Promise<SchedulerProcess> {
  await using opened = new AsyncDisposableStack();
  const urls = await givenDatabase(environment);
  if (!urls) throw new ConfigurationError(['DATABASE_URL: is required by the scheduler; "halo scheduler" and "halo up" set it']);
  const logger = createLogger(environment, 'scheduler');
  opened.defer(() => finishLog(logger));
  const { databaseUrl, directUrl } = urls;
  await migrateUp(directUrl, logger);

  const database = openDatabase({ ...environment, databaseUrl, applicationName: 'halolight-scheduler' }, logger);
  opened.defer(() => database.close());
  const feed = new ChangeFeed(directUrl, logger);
  opened.defer(() => feed.close());
  const metrics = new Metrics();
  metrics.watchPool(database);
  metrics.watchJobs(database);
  const mail = await openMailer(environment);
  opened.defer(() => mail.close());
  const runner = new JobRunner(directUrl, composeJobs(environment, { database, feed, logger, metrics }, mail.mailer), logger, metrics);
  opened.defer(() => runner.stop());
  const server = await startOperationsServer(port, readinessChecks(database, runner), metrics);
  opened.defer(() => server.close());

  logger.info('The scheduler runs', { port: server.port });
  const kept = opened.move();
  return { port: server.port, close: () => kept.disposeAsync() };
}

function readinessChecks(database: Database, runner: JobRunner): Record<string, ReadinessCheck> {
  return {
    database: async () => void (await database.root.raw('select 1')),
    migrations: () => assertMigrated(database.root),
    queue: async () => {
      if (!runner.isRunning) throw new Error('The job runner is starting again');
    },
  };
}
