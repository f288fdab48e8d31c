import type { TsoaRoute } from '@tsoa/runtime';
import type { Newable } from 'inversify';

/** What tsoa knows about one operation of a controller; src/generated/routes.ts lists them. */
export interface RouteDefinition {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** The whole path as Express writes it, `/api/users/:id`. */
  readonly path: string;
  readonly controller: Newable<object>;
  /** The controller's method. */
  readonly action: string;
  readonly successStatus: number | undefined;
  readonly security: readonly TsoaRoute.Security[];
  /** In the order of the method's arguments. */
  readonly parameters: Readonly<Record<string, TsoaRoute.ParameterSchema>>;
}

/** The shapes that the parameters of the routes refer to by name. */
export type RouteModels = TsoaRoute.Models;
