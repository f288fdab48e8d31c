import { AskAssistant, AssistantDirectory, StopAnswer } from '@halolight/application/assistant';
import { AccessDirectory, VerifyCredentials } from '@halolight/application/identity';
import { IdempotencyStore, RequestLimit, UnitOfWork } from '@halolight/application/kernel';
import { SupportedVersions } from '@halolight/application/versioning';
import { featureModules } from '@halolight/infrastructure/features';
import { assertMigrated, asUnavailable, type Database, type Environment, kernelModule, type KernelParts } from '@halolight/infrastructure/kernel';
import { Container } from 'inversify';
import type { HttpDependencies } from './http/app.js';
import { Authenticator } from './http/authenticate.js';
import { mounts } from './http/compat/mounts.js';
import { generatedApi } from './http/generated-api.js';
import { httpModules } from './http/http-modules.js';
import type { BasicVerifier } from './http/operations/basic-guard.js';
import type { ReadinessCheck } from './http/operations/readiness.js';
import { AnswerHub } from './realtime/assistant/answer-hub.js';
import type { AssistantParts } from './realtime/assistant/assistant-endpoint.js';
import { realtimeModule } from './realtime/realtime.module.js';
import { WebHost } from './web/web-host.js';
import { webModule } from './web/web.module.js';

/** Wires the features to the HTTP host. */
export function composeApi(environment: Environment, parts: KernelParts): Container {
  const container = new Container();
  container.load(kernelModule(parts), ...featureModules(environment), ...httpModules, realtimeModule, webModule(environment));
  return container;
}

/** What the HTTP host needs, out of a composed container. */
export function httpDependencies(environment: Environment, container: Container, { database, logger, metrics }: KernelParts): HttpDependencies {
  return {
    api: generatedApi,
    controllers: container,
    authenticator: container.get(Authenticator),
    versions: container.get(SupportedVersions),
    asUnavailable,
    logger,
    metrics,
    corsOrigins: environment.corsOrigins,
    trustProxy: environment.trustProxy,
    idempotency: container.get(IdempotencyStore),
    requestLimit: environment.rateLimit === 'on' ? container.get(RequestLimit) : null,
    requireIfMatch: environment.requireIfMatch,
    unitOfWork: container.get(UnitOfWork),
    mounts,
    web: container.get(WebHost).handler,
    operations: {
      readinessChecks: readinessChecks(database),
      servesMetrics: environment.metricsPort === null,
      documentationReaders: environment.docsAuth === 'basic' ? documentationReaders(container) : null,
    },
  };
}

/** What talks with the assistant, out of a composed container. */
export function assistantParts(container: Container): AssistantParts {
  return {
    hub: container.get(AnswerHub),
    directory: container.get(AssistantDirectory),
    askAssistant: container.get(AskAssistant),
    stopAnswer: container.get(StopAnswer),
    access: container.get(AccessDirectory),
  };
}

function readinessChecks(database: Database): ReadinessCheck[] {
  return [
    { name: 'database', check: async () => void (await database.root.raw('select 1')) },
    { name: 'migrations', check: () => assertMigrated(database.root) },
  ];
}

function documentationReaders(container: Container): BasicVerifier {
  const credentials = container.get(VerifyCredentials);
  return (login, password, client) => credentials.execute(login, password, client);
}
