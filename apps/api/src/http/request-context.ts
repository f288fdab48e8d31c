import { randomUUID } from 'node:crypto';
import type { Actor } from '@halolight/application/kernel';

const WELL_FORMED_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** What is known about a request while it is served, for its answer's headers, the access log and the metrics. */
export class RequestContext {
  readonly startedAt = performance.now();
  readonly requestId: string;
  /** The pattern of the route that serves it, never the path as sent: that would be a label without bounds. */
  route = 'unmatched';

  /** @param proposedId the caller's X-Request-Id, kept when it is well formed */
  constructor(proposedId: string | string[] | undefined) {
    this.requestId = typeof proposedId === 'string' && WELL_FORMED_ID.test(proposedId) ? proposedId : randomUUID();
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
