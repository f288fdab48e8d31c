import type { ExampleOf } from './example-of.js';
import type { LineSchema, MediaTypes, Operation, ResponseObject } from './openapi-document.js';
import { withoutBytes } from './without-bytes.js';

const JSON_OR_FORM = new Set(['application/json', 'application/x-www-form-urlencoded']);

type Given = Readonly<Record<string, string | LineSchema>>;

/** Adds an example to the body and the answers of an operation where none is given. */
export function withExamples({ 'x-examples': given = {}, ...operation }: Operation, examples: ExampleOf): Operation {
  const { requestBody } = operation;
  const responses = Object.entries(operation.responses).map(([status, response]) => [status, answered(response, given, examples)] as const);
  return {
    ...operation,
    ...(requestBody?.content ? { requestBody: { ...requestBody, content: exemplified(requestBody.content, {}, examples) } } : {}),
    responses: Object.fromEntries(responses),
  };
}

function answered(response: ResponseObject, given: Given, examples: ExampleOf): ResponseObject {
  return response.content ? { ...response, content: exemplified(response.content, given, examples) } : response;
}

function exemplified(content: MediaTypes, given: Given, examples: ExampleOf): MediaTypes {
  return Object.fromEntries(Object.entries(content).map(([type, media]) => [type, ofType(type, media, given[type], examples)] as const));
}

function ofType(type: string, media: object, given: string | LineSchema | undefined, examples: ExampleOf): object {
  // What is no text is bytes, and its example is written in base64, as the schema says.
  if (given !== undefined && type.startsWith('image/')) return { schema: { type: 'string', format: 'byte' }, example: given };
  // tsoa takes every stream for bytes.
  if (given !== undefined) return { schema: { type: 'string' }, example: typeof given === 'string' ? given : `${JSON.stringify(examples.of(given))}\n` };
  return JSON_OR_FORM.has(type) ? shown(withoutBytes(media), examples) : media;
}

function shown(media: object, examples: ExampleOf): object {
  if ('example' in media || !('schema' in media) || typeof media.schema !== 'object' || media.schema === null) return media;
  const example = examples.of(media.schema);
  return example === undefined ? media : { ...media, example };
}
