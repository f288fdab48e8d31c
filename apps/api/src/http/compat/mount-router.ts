import type { Logger, UnitOfWork } from '@halolight/application/kernel';
import { Router, type RequestHandler } from 'express';
import { refuseOtherMethods } from '../api-routers.js';
import { errorResponse, type OutageDetector } from '../error-response.js';
import { refuseUnknownPath } from '../refuse-unknown-path.js';
import type { RouteEnvironment } from '../route-handler.js';
import { sendJson } from '../send-json.js';
import { MountCall } from './mount-call.js';
import type { Mount, MountRoute } from './mount.js';
import { RouteServices } from './route-services.js';
import { sendWithMessage } from './send-with-message.js';

/** What a mount needs beside the operations: who hears of failures and tells outages from them, and what several operations are done in. */
export interface MountParts {
  readonly logger: Logger;
  readonly asUnavailable: OutageDetector;
  readonly unitOfWork: UnitOfWork;
}

/**
 * Serves the mounts. A call is decided by the operation behind it, in this process and by the same steps as under `/api`;
 * a mount only says the request and the answer in other words.
 * @param first what happens to a request before, its failures told in the mounts' words too
 */
export function mountRouter(mounts: readonly Mount[], environment: RouteEnvironment, first: RequestHandler, parts: MountParts): Router {
  const services = new RouteServices(environment);
  const router = Router({ caseSensitive: true });
  router.use(first);
  for (const { base, routes } of mounts) {
    for (const [path, ofPath = []] of Object.entries(Object.groupBy(routes, (route) => base + route.path))) {
      const expressRoute = router.route(path);
      for (const route of ofPath) expressRoute[route.method](serve(route, path, services, parts.unitOfWork));
      expressRoute.all(refuseOtherMethods(path, ofPath.map(({ method }) => method.toUpperCase())));
    }
  }
  router.use(refuseUnknownPath, errorResponse(parts.logger, parts.asUnavailable, sendWithMessage));
  return router;
}

function serve({ operation, answer }: MountRoute, path: string, services: RouteServices, unitOfWork: UnitOfWork): RequestHandler {
  const service = services.of(operation);
  return async (request, response) => {
    try {
      await service.receive(request, response);
      const told = await answer(new MountCall(operation, request, response, services, unitOfWork));
      // It names a version of the operation's own answer.
      response.removeHeader('ETag');
      sendJson(response, service.successStatus, told);
    } finally {
      request.context.route = path;
    }
  };
}
