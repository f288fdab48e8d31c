import type { OpenApiDocument } from '../openapi/openapi-document.js';
import { inOrder, type Step } from './collection-order.js';
import { postmanRequest } from './postman-request.js';
import { scriptAfter } from './postman-scripts.js';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Set by the collection itself as it runs; `run` makes names that are taken once free the next time. */
const PREPARE = ["if (!pm.collectionVariables.get('run')) pm.collectionVariables.set('run', 'p' + Date.now().toString(36));"];

const VARIABLES = { baseUrl: 'http://localhost:8000/api', login: 'admin@example.com', password: '123456', accessToken: '', refreshToken: '', run: '' };

/**
 * A Postman collection, version 2.1, with each operation of the document once: signing in first, then what makes a thing before what asks
 * for it, removals next and signing out last, so that it runs as a whole.
 * @param document as told to clients
 */
export function postmanCollection(document: OpenApiDocument & { readonly info: { readonly title?: string; readonly description?: string } }): object {
  return {
    info: { name: document.info.title ?? 'API', description: document.info.description ?? '', schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] },
    event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: PREPARE } }],
    variable: Object.entries(VARIABLES).map(([key, value]) => ({ key, value })),
    item: inOrder(document.paths).map(({ name, steps }) => ({ name, item: steps.map((step) => itemOf(step, document)) })),
  };
}

function itemOf(step: Step, document: OpenApiDocument): object {
  return {
    name: step.operation.summary ?? step.operation.operationId ?? step.path,
    request: postmanRequest(step, document),
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: scriptAfter(step) } }],
  };
}
