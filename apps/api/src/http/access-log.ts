import type { Logger } from '@halolight/application/kernel';
import type { Response } from 'express';
import type { HttpMetrics } from './http-metrics.js';

/** Nginx's word for a caller who left before the answer was complete; it never travels. */
const CLIENT_CLOSED_REQUEST = 499;

/** Makes the listener that logs and measures an answer when it is over: one line, and one observation unless it is a probe. */
export function accessLog(logger: Logger, metrics: HttpMetrics): (this: Response) => void {
  return function recordAnswer(this: Response) {
    const { context, actor, method } = this.req;
    const status = this.writableFinished ? this.statusCode : CLIENT_CLOSED_REQUEST;
    const seconds = context.elapsedSeconds();
    if (context.isMeasured) metrics.observeRequest(method, context.route, status, seconds);
    logger.info('request', {
      method,
      route: context.route,
      status,
      durationMs: Math.round(seconds * 1e6) / 1e3,
      requestId: context.requestId,
      userId: actor?.userId,
    });
  };
}
