import type { Access, AccessDirectory } from '@halolight/application/identity';
import type { RequestHandler } from 'express';
import { endSession } from './end-session.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who is signed in on the pages; absent for everybody else. */
    visitor?: Access;
  }
}

/**
 * Makes it known who is signed in. The cookie only names a session of a device: when that is revoked, here or through the API, the cookie is worth
 * nothing any more, as soon as an access token would not be.
 */
export function recogniseVisitor(directory: AccessDirectory): RequestHandler {
  return async (request, response, next) => {
    const { signedIn } = request.session;
    if (!signedIn) return next();
    const access = await directory.find(signedIn.sessionId);
    if (access?.userId === signedIn.userId) {
      request.visitor = access;
      request.actor = access;
    } else {
      await endSession(request, response);
    }
    next();
  };
}
