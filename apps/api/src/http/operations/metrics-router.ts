import type { Router } from 'express';
import type { HttpMetrics } from '../http-metrics.js';
import { getOnly } from './get-only.js';
import { unmeasured } from './unmeasured.js';

/** `/metrics`, in the Prometheus text format. */
export function metricsRouter(metrics: HttpMetrics): Router {
  return getOnly({
    '/metrics': [
      unmeasured,
      async (_request, response) => {
        const text = await metrics.render();
        response.setHeader('Content-Type', metrics.contentType);
        response.end(text);
      },
    ],
  });
}
