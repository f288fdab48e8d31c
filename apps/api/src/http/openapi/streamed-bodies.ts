import type { Operation } from './openapi-document.js';

const NAME = { type: 'string', maxLength: 255, description: 'What the file is called; the name of the part unless given.' };
const FOLDER = { type: 'integer', format: 'int64', minimum: 1, description: 'A folder of the caller; none: the root.' };

/** The bodies that controllers read themselves, by media type. */
const BODIES: Readonly<Record<string, object>> = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, name: NAME, folderId: FOLDER },
      additionalProperties: false,
    },
    example: { file: 'What was said.', name: 'minutes.txt', folderId: 7 },
  },
  'application/octet-stream': { schema: { type: 'string', format: 'binary' }, example: 'What was said.' },
};

/** Describes the body of an operation marked with `x-streamed-body`, which no controller's signature shows. */
export function withStreamedBody({ 'x-streamed-body': mediaType, ...operation }: Operation): Operation {
  const body = mediaType === undefined ? undefined : BODIES[mediaType];
  if (mediaType === undefined || body === undefined) return operation;
  return { ...operation, requestBody: { required: true, content: { [mediaType]: body } } };
}
