import type { Actor } from '@halolight/application/kernel';
import type { Request } from 'express';

/** A request on a route with `@Security('jwt', …)`: its caller is known. */
export interface AuthenticatedRequest extends Request {
  actor: Actor;
  tokenExpiresAt: Date;
}
