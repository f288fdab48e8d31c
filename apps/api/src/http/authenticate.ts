import { ForbiddenError } from '@halolight/domain/kernel';
import type { Actor } from '@halolight/application/kernel';
import type { Request } from 'express';
import { passwordChangeRequired, unauthorized } from './edge-errors.js';
import type { RouteAccess } from './route-access.js';

const SCHEME = 'bearer ';

/** The holder of an access token. */
export interface Authentication {
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
  /** Until when the token is good. */
  readonly expiresAt: Date;
}

/** Tells who holds an access token. */
export abstract class Authenticator {
  /**
   * Null for a token that is malformed, expired or revoked.
   * @throws UnavailableError, or what the database threw, when that cannot be told: never to be taken for null
   */
  abstract authenticate(token: string): Promise<Authentication | null>;
}

/**
 * Lets a request pass when its caller may use the route, and makes the caller known as `request.actor`.
 * @throws HttpError 401 without good credentials, 403 PASSWORD_CHANGE_REQUIRED
 * @throws ForbiddenError when the route's permissions are not held
 */
export async function admit(request: Request, access: RouteAccess, authenticator: Authenticator): Promise<void> {
  if (access.callers === 'anybody') return;
  const token = tokenOf(request, access);
  if (token === null) {
    if (access.callers === 'optional') return;
    throw unauthorized(false);
  }
  const authentication = await authenticator.authenticate(token);
  if (authentication === null) throw unauthorized(true);
  const { actor, mustChangePassword, expiresAt } = authentication;
  request.actor = actor;
  request.tokenExpiresAt = expiresAt;
  if (mustChangePassword && !access.beforePasswordChange) throw passwordChangeRequired();
  if (!access.allows(actor)) throw new ForbiddenError();
}

function tokenOf({ headers, query }: Request, { takesQueryToken }: RouteAccess): string | null {
  const token = bearerToken(headers.authorization);
  if (token !== null || !takesQueryToken) return token;
  return typeof query['token'] === 'string' && query['token'] !== '' ? query['token'] : null;
}

/** The token of an Authorization header field, RFC 6750 section 2.1; null when it holds none. */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return null;
  return authorization.slice(SCHEME.length).trim() || null;
}
