import { Router, type RequestHandler } from 'express';
import { methodNotAllowed } from './edge-errors.js';
import { routeHandler, type RouteEnvironment } from './route-handler.js';
import type { RouteDefinition } from './route-definition.js';
import { resourceOf } from './resource-of.js';
import { RoutePatterns } from './route-patterns.js';

/**
 * One router for each resource, `users` for instance, so that a request is compared with the paths of its own resource only.
 * A known path answers 405 to the methods it does not have, and OPTIONS with those it has.
 */
export function apiRouters(environment: RouteEnvironment): Map<string, Router> {
  const routers = new Map<string, Router>();
  for (const [path, routes] of groupedByPath(environment.api.routes)) {
    const router = routers.get(resourceOf(path)) ?? Router({ caseSensitive: true });
    routers.set(resourceOf(path), router);
    const expressRoute = router.route(path);
    for (const route of routes) expressRoute[route.method](routeHandler(route, environment));
    expressRoute.all(refuseOtherMethods(path, routes.map(({ method }) => method.toUpperCase())));
  }
  return routers;
}

/** The patterns of all paths. */
export function routePatterns(routes: readonly RouteDefinition[]): RoutePatterns {
  return new RoutePatterns(groupedByPath(routes).map(([path]) => path));
}

/** For a path that has only the given methods. */
export function refuseOtherMethods(path: string, methods: readonly string[]): RequestHandler {
  const implied = methods.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
  const allow = [...methods, ...implied].join(', ');
  return (request, response) => {
    request.context.route = path;
    if (request.method !== 'OPTIONS') throw methodNotAllowed(allow);
    response.setHeader('Allow', allow);
    response.status(204).end();
  };
}

/** Paths with a literal segment come before those with a parameter in its place: `/users/me` is not the user called "me". */
function groupedByPath(routes: readonly RouteDefinition[]): [string, RouteDefinition[]][] {
  const groups = Object.entries(Object.groupBy(routes, ({ path }) => path));
  return groups.map(([path, group = []]): [string, RouteDefinition[]] => [path, group]).sort(([a], [b]) => compareBySpecificity(a, b));
}

function compareBySpecificity(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    const [isParameter, otherIsParameter] = [segment.startsWith(':'), other?.startsWith(':')];
    if (other === undefined || segment === other || (isParameter && otherIsParameter)) continue;
    if (isParameter !== otherIsParameter) return isParameter ? 1 : -1;
    return segment < other ? -1 : 1;
  }
  return left.length - right.length;
}
