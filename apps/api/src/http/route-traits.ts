import type { LimitedRequests } from '@halolight/application/kernel';
import type { RouteDefinition } from './route-definition.js';

const PUBLIC_WRITES: Readonly<Record<LimitedRequests, string>> = { authentication: '/api/auth/', visits: '/api/analytics/' };

/** Whether the route changes a resource that has an ETag: its method takes the header If-Match. */
export function takesIfMatch({ parameters }: RouteDefinition): boolean {
  return Object.values(parameters).some(({ in: place, name }) => place === 'header' && name === 'If-Match');
}

/** RFC 9110, section 9.3.1: a body of a GET means nothing. */
export function mayBringBody({ method }: RouteDefinition): boolean {
  return method !== 'get';
}

export function creates({ method, successStatus }: RouteDefinition): boolean {
  return method === 'post' && successStatus === 201;
}

/** What requests to the route are counted as: where anybody may try passwords, or leave something behind. Null: they are not counted. */
export function limitedRequests({ method, path, security }: RouteDefinition): LimitedRequests | null {
  if (method !== 'post' || security.length > 0) return null;
  if (path.startsWith(PUBLIC_WRITES.authentication)) return 'authentication';
  return path.startsWith(PUBLIC_WRITES.visits) ? 'visits' : null;
}
