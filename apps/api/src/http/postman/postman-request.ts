import type { OpenApiDocument, Operation } from '../openapi/openapi-document.js';
import { collectionBody } from './collection-body.js';
import type { Step } from './collection-order.js';
import { parameterValue } from './collection-variables.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
}

const STREAM = 'text/event-stream';

/** One request of the collection. */
export function postmanRequest({ path, method, operation }: Step, document: OpenApiDocument): object {
  const content = collectionBody(`${method} ${path}`, operation);
  return {
    method: method.toUpperCase(),
    description: operation.description ?? '',
    header: [{ key: 'Accept', value: acceptOf(operation) }, ...(content ? [{ key: 'Content-Type', value: content.type }] : [])],
    url: urlOf(path, operation, document),
    ...(operation.security?.length === 0 ? { auth: { type: 'noauth' } } : {}),
    ...(content ? { body: content.body } : {}),
  };
}

/** A stream that does not end would hold up a run: it is asked for in a way that is refused. */
function acceptOf({ responses }: Operation): string {
  const types = Object.entries(responses).flatMap(([status, { content }]) => (status.startsWith('2') ? Object.keys(content ?? {}) : []));
  return types[0] === undefined || types.includes(STREAM) ? 'application/json' : types[0];
}

function urlOf(path: string, operation: Operation, document: OpenApiDocument): object {
  const segments = path.slice(1).split('/').map((segment) => segment.replace(/^\{(\w+)\}$/, ':$1'));
  const variable = [...path.matchAll(/\{(\w+)\}/g)].map(({ 1: key = '', index }) => ({ key, value: parameterValue(key, path.slice(0, index)) }));
  const query = parametersOf(operation, document).flatMap(({ name, in: place, description = '' }) => (place === 'query' ? [{ key: name, value: '', description, disabled: true }] : []));
  return { raw: `{{baseUrl}}/${segments.join('/')}`, host: ['{{baseUrl}}'], path: segments, ...(variable.length > 0 ? { variable } : {}), ...(query.length > 0 ? { query } : {}) };
}

function parametersOf({ parameters = [] }: Operation, { components }: OpenApiDocument): Parameter[] {
  return parameters.map((parameter) => resolved(parameter, components?.['parameters'] ?? {})).filter(isParameter);
}

function resolved(parameter: object, shared: Readonly<Record<string, object>>): object {
  return '$ref' in parameter ? (shared[String(parameter.$ref).split('/').at(-1) ?? ''] ?? {}) : parameter;
}

function isParameter(value: object): value is Parameter {
  return 'name' in value && 'in' in value;
}
