import type { OpenApiDocument } from './openapi/openapi-document.js';
import type { RouteDefinition, RouteModels } from './route-definition.js';

/** The API as its controllers declare it: the same operations twice, for clients and for the router. */
export interface ApiDefinition {
  readonly document: OpenApiDocument;
  readonly models: RouteModels;
  readonly routes: readonly RouteDefinition[];
}
