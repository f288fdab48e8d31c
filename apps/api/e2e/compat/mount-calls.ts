import { routes } from '../../src/generated/routes.js';
import type { MountRoute } from '../../src/http/compat/mount.js';
import { mounts } from '../../src/http/compat/mounts.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import type { AuthorizationRow } from '../authorization/authorization-row.js';

/** `PATCH /files/:id/rename` */
export function nameOf({ method, path }: MountRoute): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Every call that the mounts serve: its name, the base of its mount, and its route. */
export const MOUNT_CALLS = mounts.flatMap(({ base, routes: ofMount }) => ofMount.map((route) => [nameOf(route), base, route] as const));

/** What the authorization matrix says of the operation that decides about a call. @throws Error when it says nothing */
export function rowOf({ operation: { controller, action } }: MountRoute): AuthorizationRow {
  const served = routes.find((route) => route.controller === controller && route.action === action);
  const operation = `${served?.method.toUpperCase()} ${served?.path.replace('/api', '').replaceAll(/:(\w+)/g, '{$1}')}`;
  const row = AUTHORIZATION_MATRIX.find(([name]) => name === operation);
  if (!row) throw new Error(`${operation} has no row in the authorization matrix`);
  return row;
}
