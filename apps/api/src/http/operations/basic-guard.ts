import type { Client } from '@halolight/application/kernel';
import type { RequestHandler } from 'express';
import { clientOf } from '../client-of.js';
import { HttpError } from '../http-error.js';

const CREDENTIALS = /^basic +([A-Za-z0-9+/]+=*) *$/i;

/** Whether a user with this name or e-mail address and password may read the documentation. */
export type BasicVerifier = (username: string, password: string, client: Client) => Promise<boolean>;

/** HTTP Basic authentication, RFC 7617: whoever is not let in is challenged. */
export function basicGuard(verify: BasicVerifier): RequestHandler {
  return async (request, _response, next) => {
    const credentials = credentialsOf(request.headers.authorization);
    if (!credentials || !(await verify(...credentials, clientOf(request)))) throw challenge();
    next();
  };
}

function credentialsOf(authorization = ''): [username: string, password: string] | null {
  const encoded = CREDENTIALS.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? null : [pair.slice(0, colon), pair.slice(colon + 1)];
}

function challenge(): HttpError {
  return new HttpError(401, 'UNAUTHORIZED', 'Sign in to read the documentation', {
    headers: { 'WWW-Authenticate': 'Basic realm="HaloLight API documentation", charset="UTF-8"' },
  });
}
