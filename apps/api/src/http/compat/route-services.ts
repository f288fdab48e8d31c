import type { RouteDefinition } from '../route-definition.js';
import { routeService, type RouteEnvironment, type RouteService } from '../route-handler.js';
import type { OperationName } from './operation-name.js';

/** The operation behind a call, and the status that it answers with. */
export interface ServedOperation extends RouteService {
  readonly successStatus: number;
}

/** Operations as they serve `/api`, found by controller and method; each is made once. */
export class RouteServices {
  private readonly made = new Map<RouteDefinition, ServedOperation>();

  constructor(private readonly environment: RouteEnvironment) {}

  /** @throws Error when no route is served by it */
  of({ controller, action }: OperationName): ServedOperation {
    const route = this.environment.api.routes.find((known) => known.controller === controller && known.action === action);
    if (!route) throw new Error(`${controller.name}.${action} serves no route`);
    const service = this.made.get(route) ?? { ...routeService(route, this.environment), successStatus: route.successStatus ?? 200 };
    this.made.set(route, service);
    return service;
  }
}
