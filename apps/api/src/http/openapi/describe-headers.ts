import { referencesTo } from './components.js';
import { takesHeader, type OpenApiDocument, type Operation, type PathItem, type ResponseObject } from './openapi-document.js';

type Paths = OpenApiDocument['paths'];

const NOT_MODIFIED: ResponseObject = { description: 'The client has it already.' };

/** Adds what requests may say and answers tell in headers that belong to no controller: ETags, and keys that make a creation happen once. */
export function describeHeaders(paths: Paths): Paths {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, describeItem(path, item, paths)]));
}

function describeItem(path: string, item: PathItem, paths: Paths): PathItem {
  const isTagged = hasTag(item);
  const { get, put, patch, post } = item;
  return {
    ...item,
    ...(isTagged && get ? { get: conditional(tagged(get)) } : {}),
    ...(isTagged && put ? { put: tagged(put) } : {}),
    ...(isTagged && patch ? { patch: tagged(patch) } : {}),
    ...(post && creates(post) ? { post: keyed(hasTag(paths[`${path}/{id}`]) ? tagged(post) : post) } : {}),
  };
}

function hasTag(item: PathItem = {}): boolean {
  return Object.values(item).some((operation) => takesHeader(operation, 'If-Match'));
}

/** An answer that is streamed is there with a status of its own. */
function creates({ responses, 'x-once-by-key': isKeyed }: Operation): boolean {
  return '201' in responses || isKeyed === true;
}

/** Adds to every success that it tells an ETag. */
export function tagged(operation: Operation): Operation {
  return withHeader(operation, 'ETag');
}

/** Adds how what the client has already is named, and answered. */
export function conditional(operation: Operation): Operation {
  return withParameter({ ...operation, responses: { ...operation.responses, '304': NOT_MODIFIED } }, 'If-None-Match');
}

function keyed(operation: Operation): Operation {
  return withParameter(withHeader(operation, 'Idempotency-Replayed'), 'Idempotency-Key');
}

function withParameter(operation: Operation, name: string): Operation {
  return { ...operation, parameters: [...(operation.parameters ?? []), { $ref: `#/components/parameters/${name}` }] };
}

function withHeader(operation: Operation, name: string): Operation {
  const responses = Object.entries(operation.responses).map(([status, response]): [string, ResponseObject] =>
    status.startsWith('2') ? [status, { ...response, headers: { ...response.headers, ...referencesTo([name]) } }] : [status, response],
  );
  return { ...operation, responses: Object.fromEntries(responses) };
}
