import type { RouteDefinition } from './route-definition.js';

const PUBLIC_AUTHENTICATION = '/api/auth/';

/** Whether the route changes a resource that has an ETag: its method takes the header If-Match. */
export function takesIfMatch({ parameters }: RouteDefinition): boolean {
  return Object.values(parameters).some(({ in: place, name }) => place === 'header' && name === 'If-Match');
}

export function creates({ method, successStatus }: RouteDefinition): boolean {
  return method === 'post' && successStatus === 201;
}

/** Whether anybody may try passwords, tokens or addresses here. */
export function isPublicAuthentication({ method, path, security }: RouteDefinition): boolean {
  return method === 'post' && security.length === 0 && path.startsWith(PUBLIC_AUTHENTICATION);
}
