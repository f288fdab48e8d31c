import type { ExampleOf } from './example-of.js';
import type { MediaTypes, Operation, ResponseObject } from './openapi-document.js';

const JSON_OR_FORM = new Set(['application/json', 'application/x-www-form-urlencoded']);

/** Adds an example to the body and the answers of an operation where none is given. */
export function withExamples(operation: Operation, examples: ExampleOf): Operation {
  const { requestBody } = operation;
  const responses = Object.entries(operation.responses).map(([status, response]) => [status, answered(response, examples)] as const);
  return {
    ...operation,
    ...(requestBody?.content ? { requestBody: { ...requestBody, content: exemplified(requestBody.content, examples) } } : {}),
    responses: Object.fromEntries(responses),
  };
}

function answered(response: ResponseObject, examples: ExampleOf): ResponseObject {
  return response.content ? { ...response, content: exemplified(response.content, examples) } : response;
}

function exemplified(content: MediaTypes, examples: ExampleOf): MediaTypes {
  const types = Object.entries(content).map(([type, media]) => [type, JSON_OR_FORM.has(type) ? shown(media, examples) : media] as const);
  return Object.fromEntries(types);
}

function shown(media: object, examples: ExampleOf): object {
  if ('example' in media || !('schema' in media) || typeof media.schema !== 'object' || media.schema === null) return media;
  const example = examples.of(media.schema);
  return example === undefined ? media : { ...media, example };
}
