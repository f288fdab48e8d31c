import type { Newable } from 'inversify';
import type { RouteDefinition } from '../route-definition.js';
import type { MountCall } from './mount-call.js';
import type { OperationName } from './operation-name.js';

/** One call that the mount's client makes, and the operation that decides about it. */
export interface MountRoute {
  readonly method: RouteDefinition['method'];
  /** Below the mount's base, as Express writes it. */
  readonly path: string;
  /** Its permissions, limits and body rules are the call's. */
  readonly operation: OperationName;
  /** Asks the operation, in the operation's words, and tells the answer in the client's. */
  readonly answer: (call: MountCall) => unknown;
}

/** The API as one client knows it. Of paths with the same shape the more literal one stands first. */
export interface Mount {
  /** `/compat/next/api` */
  readonly base: string;
  readonly routes: readonly MountRoute[];
}

/** @param action a method of the controller that serves a route */
export function mountRoute<C extends object>(
  method: MountRoute['method'],
  path: string,
  [controller, action]: readonly [Newable<C>, keyof C & string],
  answer: MountRoute['answer'],
): MountRoute {
  return { method, path, operation: { controller, action }, answer };
}
