import { VerifyCredentials } from '@halolight/application/identity';
import { IdempotencyStore, RequestLimit } from '@halolight/application/kernel';
import { SupportedVersions } from '@halolight/application/versioning';
import { auditingModule } from '@halolight/infrastructure/auditing';
import { contentModule, filesModule } from '@halolight/infrastructure/content';
import { identityModule } from '@halolight/infrastructure/identity';
import { asUnavailable, kernelModule, migrationStatus, type Database, type Environment, type KernelParts } from '@halolight/infrastructure/kernel';
import { operationsModule } from '@halolight/infrastructure/operations';
import { versioningModule } from '@halolight/infrastructure/versioning';
import { Container } from 'inversify';
import type { HttpDependencies } from './http/app.js';
import { Authenticator } from './http/authenticate.js';
import { generatedApi } from './http/generated-api.js';
import { auditingHttpModule } from './http/auditing/auditing-http.module.js';
import { contentHttpModule } from './http/content/content-http.module.js';
import { filesHttpModule } from './http/content/files-http.module.js';
import { httpModule } from './http/http.module.js';
import { groupsHttpModule } from './http/identity/groups-http.module.js';
import { operationsHttpModule } from './http/operations-api/operations-http.module.js';
import { versioningHttpModule } from './http/versioning/versioning-http.module.js';
import type { BasicVerifier } from './http/operations/basic-guard.js';
import type { ReadinessCheck } from './http/operations/readiness.js';

/** Wires the features to the HTTP host. */
export function composeApi(environment: Environment, parts: KernelParts): Container {
  const container = new Container();
  container.load(kernelModule(parts), identityModule(environment), versioningModule, contentModule, filesModule(environment), auditingModule, operationsModule, httpModule, groupsHttpModule, contentHttpModule, filesHttpModule, versioningHttpModule, auditingHttpModule, operationsHttpModule);
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
    operations: {
      readinessChecks: readinessChecks(database),
      servesMetrics: environment.metricsPort === null,
      documentationReaders: environment.docsAuth === 'basic' ? documentationReaders(container) : null,
    },
  };
}

function readinessChecks(database: Database): ReadinessCheck[] {
  return [
    { name: 'database', check: async () => void (await database.root.raw('select 1')) },
    {
      name: 'migrations',
      check: async () => {
        const { pending } = await migrationStatus(database.root);
        if (pending.length > 0) throw new Error(`Not applied: ${pending.join(', ')}`);
      },
    },
  ];
}

function documentationReaders(container: Container): BasicVerifier {
  const credentials = container.get(VerifyCredentials);
  return (login, password, client) => credentials.execute(login, password, client);
}
