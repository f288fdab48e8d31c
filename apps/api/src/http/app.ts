import type { IdempotencyStore, Logger, RequestLimit, UnitOfWork } from '@halolight/application/kernel';
import type { SupportedVersions } from '@halolight/application/versioning';
import express, { type Express, type RequestHandler } from 'express';
import { accessLog } from './access-log.js';
import type { ApiDefinition } from './api-definition.js';
import { apiRouters, routePatterns } from './api-routers.js';
import type { Authenticator } from './authenticate.js';
import { beginRequest } from './begin-request.js';
import { checkVersion } from './check-version.js';
import { mountRouter } from './compat/mount-router.js';
import type { Mount } from './compat/mount.js';
import { errorResponse, type OutageDetector } from './error-response.js';
import type { HttpMetrics } from './http-metrics.js';
import { metricsRouter } from './operations/metrics-router.js';
import { operationsRouters, type Operations } from './operations/operations-routers.js';
import { stampProcessTime } from './process-time.js';
import { refuseUnknownPath } from './refuse-unknown-path.js';
import { resourceOf } from './resource-of.js';
import { validationOf } from './route-arguments.js';
import type { ControllerSource } from './route-handler.js';

/** What the HTTP host needs from the rest of the application. */
export interface HttpDependencies {
  readonly api: ApiDefinition;
  readonly controllers: ControllerSource;
  readonly authenticator: Authenticator;
  readonly versions: SupportedVersions;
  readonly asUnavailable: OutageDetector;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
  readonly corsOrigins: readonly string[];
  /** How many proxies, or which, are believed about where a request comes from. */
  readonly trustProxy: number | readonly string[];
  readonly idempotency: IdempotencyStore;
  /** For public routes of authentication; null: none. */
  readonly requestLimit: RequestLimit | null;
  readonly requireIfMatch: boolean;
  readonly operations: Operations;
  /** What several operations that one call of a mount stands for are done in. */
  readonly unitOfWork: UnitOfWork;
  /** The API as other clients know it, under `/compat`. */
  readonly mounts: readonly Mount[];
  /** The HTML pages, under `/web`. */
  readonly web: RequestHandler;
}

/** What every HTTP host of ours needs. */
export type HostDependencies = Pick<HttpDependencies, 'asUnavailable' | 'corsOrigins' | 'logger' | 'metrics'>;

/** The whole HTTP API as one request listener. */
export function createHttpApp(dependencies: HttpDependencies): Express {
  const { api, metrics, mounts, operations, versions, web } = dependencies;
  const environment = { ...dependencies, validation: validationOf(api.models) };
  const versionCheck = checkVersion(versions, routePatterns(api.routes));
  const app = host(dependencies, [
    dispatch(
      new Map([
        ...operationsRouters(operations, metrics, api.document),
        ['web', web],
        ['compat', mountRouter(mounts, environment, versionCheck, dependencies)],
      ]),
    ),
    versionCheck,
    dispatch(apiRouters(environment)),
  ]);
  return app.set('trust proxy', dependencies.trustProxy);
}

/** `/metrics` alone, for a port of its own. */
export function createMetricsApp(dependencies: HostDependencies): Express {
  return host(dependencies, [metricsRouter(dependencies.metrics)]);
}

function host({ asUnavailable, corsOrigins, logger, metrics }: HostDependencies, handlers: readonly RequestHandler[]): Express {
  const app = express();
  // Bodies are not hashed into ETags: resources that have one carry their version.
  app.set('etag', false).set('query parser', 'simple').disable('x-powered-by');
  stampProcessTime(app);
  app.use(beginRequest(corsOrigins, accessLog(logger, metrics)), ...handlers, refuseUnknownPath);
  app.use(errorResponse(logger, asUnavailable));
  return app;
}

/** Hands a request to the router of its resource, if there is one. */
function dispatch(routers: ReadonlyMap<string, RequestHandler>): RequestHandler {
  return (request, response, next) => {
    const router = routers.get(resourceOf(request.path));
    if (router) router(request, response, next);
    else next();
  };
}
