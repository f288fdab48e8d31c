import { Router } from 'express';
import type { HttpMetrics } from '../http-metrics.js';
import { describeApi } from '../openapi/describe-api.js';
import type { OpenApiDocument } from '../openapi/openapi-document.js';
import { basicGuard, type BasicVerifier } from './basic-guard.js';
import { documentationRouter } from './documentation.js';
import { healthRouter } from './health.js';
import { metricsRouter } from './metrics-router.js';
import type { ReadinessCheck } from './readiness.js';
import { staticRouter } from './static-files.js';

/** What operators get besides the API, contract section 6. */
export interface Operations {
  readonly readinessChecks: readonly ReadinessCheck[];
  /** False when the metrics have a port of their own. */
  readonly servesMetrics: boolean;
  /** Who may read the documentation; null: anybody. */
  readonly documentationReaders: BasicVerifier | null;
}

/** The routers of operations by the first segment of their paths. */
export function operationsRouters(operations: Operations, metrics: HttpMetrics, document: OpenApiDocument): Map<string, Router> {
  const { documentationReaders, readinessChecks, servesMetrics } = operations;
  const documentation = documentationRouter(() => describeApi(document), documentationReaders ? [basicGuard(documentationReaders)] : []);
  const files = staticRouter();
  return new Map([
    ['', rootRouter()],
    ['health', healthRouter(readinessChecks)],
    ...(servesMetrics ? ([['metrics', metricsRouter(metrics)]] as const) : []),
    ['docs', documentation],
    ['redoc', documentation],
    ['openapi.json', documentation],
    ['static', files],
    ['logo.png', files],
  ]);
}

function rootRouter(): Router {
  return Router().get('/', (request, response) => {
    request.context.route = '/';
    response.redirect('/docs');
  });
}
