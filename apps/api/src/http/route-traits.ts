import type { LimitedRequests } from '@halolight/application/kernel';
import type { RouteDefinition } from './route-definition.js';

interface Limited {
  readonly requests: LimitedRequests;
  readonly method: string;
  readonly below: string;
}

const LIMITED: readonly Limited[] = [
  { requests: 'authentication', method: 'post', below: '/api/auth/' },
  { requests: 'visits', method: 'post', below: '/api/analytics/' },
  { requests: 'links', method: 'get', below: '/api/files/shared/' },
];

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
  if (security.length > 0) return null;
  return LIMITED.find((limited) => method === limited.method && path.startsWith(limited.below))?.requests ?? null;
}
