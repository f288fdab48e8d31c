import { RequestContext as CurrentRequest } from '@halolight/infrastructure/kernel';
import cors from 'cors';
import type { RequestHandler } from 'express';
import { RequestContext } from './request-context.js';
import { SECURITY_HEADERS } from './security-headers.js';

const EXPOSED_HEADERS = [
  'X-Request-Id', 'X-Process-Time', 'ETag', 'Location', 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset',
  'WWW-Authenticate', 'Content-Disposition', 'Idempotency-Replayed', 'X-Rows-Cut-At',
];
const PREFLIGHT_SECONDS = 600;

/**
 * The first thing to happen to a request: it gets its id, which with its origin is known to everything done for it, and its answer the headers
 * that every answer carries.
 * @param recordAnswer called on the answer when it is over, sent or not
 */
export function beginRequest(corsOrigins: readonly string[], recordAnswer: () => void): RequestHandler {
  const shareWithOrigins = cors({ origin: [...corsOrigins], exposedHeaders: EXPOSED_HEADERS, maxAge: PREFLIGHT_SECONDS });
  return (request, response, next) => {
    const context = new RequestContext(request);
    request.context = context;
    response.once('close', recordAnswer);
    response.setHeader('X-Request-Id', context.requestId);
    response.setHeader('Vary', 'Origin');
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    if (request.headers.origin === undefined) CurrentRequest.run(context, next);
    else CurrentRequest.run(context, shareWithOrigins, request, response, next);
  };
}
