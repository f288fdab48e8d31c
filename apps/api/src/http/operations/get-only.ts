import { Router, type RequestHandler } from 'express';
import { refuseOtherMethods } from '../api-routers.js';

/** A router of paths that only answer GET; each path is served a second time under `/api`. */
export function getOnly(handlers: Readonly<Record<string, readonly RequestHandler[]>>): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, chain] of Object.entries(handlers)) {
    for (const pattern of [path, `/api${path}`]) {
      router.route(pattern).get(named(pattern), ...chain).all(refuseOtherMethods(pattern, ['GET']));
    }
  }
  return router;
}

function named(pattern: string): RequestHandler {
  return (request, _response, next) => {
    request.context.route = pattern;
    next();
  };
}
