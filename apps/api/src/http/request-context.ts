import type { Actor, Client } from '@halolight/application/kernel';
import type { Request } from 'express';
import { clientOf } from './client-of.js';
import { requestIdOf } from './request-id-of.js';

/** What is known about a request while it is served: for its answer's headers, the log, the metrics, and events it causes. */
export class RequestContext {
  readonly startedAt = performance.now();
  /** The caller's X-Request-Id where it is well formed, else one made up. */
  readonly requestId: string;
  /** The pattern of the route that serves it, never the path as sent: that would be a label without bounds. */
  route = 'unmatched';
  /** False for probes and scrapes: there are as many of them while nobody calls, and they are fast. */
  isMeasured = true;
  /** Whether a failure is told in the words of RFC 6749, section 5.2. */
  speaksOAuth = false;

  constructor(private readonly request: Request) {
    this.requestId = requestIdOf(request);
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
    /** Until when the access token is good that they came with. */
    tokenExpiresAt?: Date;
  }
}
