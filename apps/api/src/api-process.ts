import { BufferedPostViews } from '@halolight/infrastructure/blog';
import { AnswerWriter } from '@halolight/application/assistant';
import { useSearchLanguage } from '@halolight/infrastructure/content';
import {
  ChangeFeed,
  createLogger,
  databaseUrlsOf,
  DemoData,
  finishLog,
  loadDemoData,
  Metrics,
  migrateUp,
  openDatabase,
  type Environment,
  type KernelParts,
} from '@halolight/infrastructure/kernel';
import { ListeningSupportedVersions } from '@halolight/infrastructure/versioning';
import { assistantParts, composeApi, httpDependencies } from './composition-root.js';
import { createHttpApp, createMetricsApp } from './http/app.js';
import { readinessOf } from './http/operations/readiness.js';
import { startServer, type RunningServer, type Upgrades } from './http/server.js';
import { AbandonedAnswersSweep } from './realtime/assistant/abandoned-answers-sweep.js';
import { AnswerHub } from './realtime/assistant/answer-hub.js';
import { AssistantEndpoint } from './realtime/assistant/assistant-endpoint.js';
import { LiveHub } from './realtime/live-hub.js';
import { SessionWatch } from './realtime/session-watch.js';
import { WebSocketEndpoint } from './realtime/web-socket-endpoint.js';
import { WebHost } from './web/web-host.js';

/** The API as it runs. */
export interface ApiProcess {
  readonly port: number;
  /** Lets running requests finish, then closes everything that was opened. */
  close(): Promise<void>;
}

/**
 * Brings the database up to date, opens what the API needs, and serves.
 * @throws Error when the database is away or a port is taken, after everything opened is closed again
 */
export async function startApi(environment: Environment): Promise<ApiProcess> {
  await using opened = new AsyncDisposableStack();
  const logger = createLogger(environment, 'api');
  opened.defer(() => finishLog(logger));
  const { databaseUrl, directUrl } = await databaseUrlsOf(environment, opened);
  await migrateUp(directUrl, logger);
  await useSearchLanguage(directUrl, logger, environment.searchLanguage);

  const database = openDatabase({ ...environment, databaseUrl, applicationName: 'halolight-api' }, logger);
  opened.defer(() => database.close());
  const feed = new ChangeFeed(directUrl, logger);
  opened.defer(() => feed.close());
  const metrics = new Metrics();
  metrics.watchPool(database);
  const parts: KernelParts = { database, feed, logger, metrics };

  const container = composeApi(environment, parts);
  opened.defer(() => container.get(WebHost).close());
  opened.defer(() => container.get(BufferedPostViews).flushOrWarn());
  const versions = container.get(ListeningSupportedVersions);
  const dependencies = httpDependencies(environment, container, parts);
  metrics.watchReadiness(() => readinessOf(dependencies.operations.readinessChecks));
  const [hub, answers] = [container.get(LiveHub), container.get(AnswerHub)];
  await feed.start();
  await versions.refresh();
  if (environment.seed === 'demo') await loadDemoData(database, container.getAll(DemoData));

  const webSockets = new WebSocketEndpoint(dependencies, hub);
  const assistant = new AssistantEndpoint(dependencies, assistantParts(container));
  // Answers go on while the servers drain; what is left of them then is broken off and kept.
  opened.defer(() => container.get(AnswerWriter).close());
  opened.defer(() => container.get(SessionWatch).close());
  const sweep = container.get(AbandonedAnswersSweep);
  opened.defer(() => sweep.close());
  const upgrades: Upgrades = new Map([['/ws', webSockets.upgrade], ['/ws/assistant', assistant.upgrade]]);
  const servers = await startServers(environment, dependencies, upgrades);
  for (const server of servers) opened.defer(() => server.close());
  // Connections that last for ever are ended first: the servers wait for those that they have.
  for (const lasting of [hub, answers, webSockets, assistant]) opened.defer(() => lasting.close());
  const kept = opened.move();
  return { port: servers[0].port, close: () => kept.disposeAsync() };
}

async function startServers(
  { port, metricsPort, drainIdleMs }: Environment,
  dependencies: ReturnType<typeof httpDependencies>,
  upgrades: Upgrades,
): Promise<[RunningServer, ...RunningServer[]]> {
  const api = await startServer(createHttpApp(dependencies), port, 'PORT', upgrades, drainIdleMs);
  if (metricsPort === null) return [api];
  return [api, await startServer(createMetricsApp(dependencies), metricsPort, 'METRICS_PORT')];
}
