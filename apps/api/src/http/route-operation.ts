import type { ApiDefinition } from './api-definition.js';
import type { Operation } from './openapi/openapi-document.js';
import type { RouteDefinition } from './route-definition.js';

export const JSON_ONLY = ['application/json'];

/** What the OpenAPI document says about a route and tsoa's list of routes does not. */
export interface RouteOperation {
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly beforePasswordChange: boolean;
  readonly takesQueryToken: boolean;
  /** Bytes that a body may have; undefined: as everywhere. */
  readonly bodyLimit: number | undefined;
  /** The media type of a body that the controller reads as it comes; null: it is read beforehand, or there is none. */
  readonly streams: string | null;
  /** Whether failures are told in the words of RFC 6749, section 5.2. */
  readonly speaksOAuth: boolean;
}

/**
 * @throws Error when the document does not know the route or says nothing about who may call it:
 *   an operation without a decision is a mistake, never a public one
 */
export function routeOperation({ document }: ApiDefinition, route: RouteDefinition): RouteOperation {
  const base = document.servers?.[0]?.url ?? '';
  const path = route.path.slice(base.length).replaceAll(/:(\w+)/g, '{$1}');
  const operation = document.paths[path]?.[route.method];
  if (!operation?.security) throw new Error(`${route.method} ${route.path} says neither @Security nor @NoSecurity`);
  return {
    consumes: Object.keys(operation.requestBody?.content ?? {}),
    produces: producedBy(operation),
    beforePasswordChange: operation['x-password-change-allowed'] === true,
    takesQueryToken: operation['x-token-in-query'] === true,
    bodyLimit: operation['x-body-limit'],
    streams: operation['x-streamed-body'] ?? null,
    speaksOAuth: operation['x-error-format'] === 'oauth',
  };
}

function producedBy(operation: Operation): readonly string[] {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const types = successes.flatMap(([, response]) => Object.keys(response.content ?? {}));
  return types.length > 0 ? [...new Set(types)] : JSON_ONLY;
}
