import { randomUUID } from 'node:crypto';
import type { Actor, Client } from '@halolight/application/kernel';
import type { Request } from 'express';
import { clientOf } from './client-of.js';

const WELL_FORMED_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** What is known about a request while it is served: for its answer's headers, the log, the metrics, and events it causes. */
export class RequestContext {
  readonly startedAt = performance.now();
  /** The caller's X-Request-Id where it is well formed, else one made up. */
  readonly requestId: string;
  /** The pattern of the route that serves it, never the path as sent: that would be a label without bounds. */
  route = 'unmatched';

  constructor(private readonly request: Request) {
    const proposed = request.headers['x-request-id'];
    this.requestId = typeof proposed === 'string' && WELL_FORMED_ID.test(proposed) ? proposed : randomUUID();
  }

  /** Where the request comes from. */
  get client(): Client {
    return clientOf(this.request);
  }

  /** Since the request's headers were read. */
  elapsedSeconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set before anything else happens to a request. */
    context: RequestContext;
    /** Who is signed in; absent on public routes and for anonymous callers of optional ones. */
    actor?: Actor;
  }
}
